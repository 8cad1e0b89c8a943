local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

local unsorted = {}
local state = 12345
for i = 1, 1000000 do
    state = (state * 1103515245 + 12345) % 2147483648
    unsorted[i] = state / 2147483648.0
end

serve(function()
    local values = table.move(unsorted, 1, #unsorted, 1, {})
    table.sort(values)
    return string.format('%.9f %.9f', values[1], values[500001])
end)
