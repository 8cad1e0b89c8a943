local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))
local yield = coroutine.yield

local function count(n)
    return coroutine.wrap(function()
        local i = 0
        while i < n do
            yield(i)
            i = i + 1
        end
    end)
end

local function odd(source)
    return coroutine.wrap(function()
        for x in source do
            if x % 2 == 1 then yield(x) end
        end
    end)
end

serve(function()
    local total = 0
    for x in odd(count(200000)) do total = total + x end
    local doubled = coroutine.wrap(function()
        for x = 0, 99999 do yield(x * 2) end
    end)
    local sum = 0
    for x in doubled do sum = sum + x end
    return total + sum
end)
