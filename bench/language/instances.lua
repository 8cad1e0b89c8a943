local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

local Point = {}
Point.__index = Point

function Point.new(x, y)
    local self = setmetatable({}, Point)
    self.x = x
    self.y = y
    return self
end

serve(function()
    local total = 0
    for i = 0, 199999 do
        local point = Point.new(i, i + 1)
        total = total + point.x + point.y
    end
    return total
end)
