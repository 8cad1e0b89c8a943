local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

serve(function()
    local parts = {}
    for i = 0, 19999 do
        parts[#parts + 1] = 'item ' .. tostring(i) .. ': ' .. string.format('%.2f', i * 0.5)
    end
    local text = table.concat(parts, '\n')
    local total = 0
    for line in text:gmatch('[^\n]+') do
        total = total + #(line:gsub('item', 'x'):upper())
    end
    local source, letters = 'abcdefghij', {}
    for i = 0, 19999 do
        local k = i % 10 + 1
        letters[#letters + 1] = source:sub(k, k)
    end
    return '(' .. total .. ', ' .. #table.concat(letters) .. ')'
end)
