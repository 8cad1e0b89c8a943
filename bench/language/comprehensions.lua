local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

serve(function()
    local total = 0
    for turn = 0, 19 do
        local squares = {}
        for x = 0, 4999 do squares[#squares + 1] = x * x end
        local even = {}
        for _, x in ipairs(squares) do
            if x % 2 == 0 then even[#even + 1] = x end
        end
        local t, size = {}, 0
        for x = 0, 1999 do
            t[x] = x + turn
            size = size + 1
        end
        local kinds, count = {}, 0
        for _, x in ipairs(squares) do
            if not kinds[x % 97] then
                kinds[x % 97] = true
                count = count + 1
            end
        end
        local pairs = {}
        for a = 0, 39 do
            for b = 0, 39 do pairs[#pairs + 1] = a + b end
        end
        local sum = 0
        for _, x in ipairs(pairs) do sum = sum + x end
        total = total + #even + size + count + sum
    end
    return total
end)
