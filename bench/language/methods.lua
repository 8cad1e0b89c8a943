local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

local Counter = {}
Counter.__index = Counter

function Counter:add(amount) self.count = self.count + amount * self.step end

function Counter:value() return self.count end

serve(function()
    local counter = setmetatable({count = 0, step = 3}, Counter)
    for i = 0, 199999 do
        counter:add(i)
        counter.step = 1 + counter:value() % 3
    end
    return counter.count
end)
