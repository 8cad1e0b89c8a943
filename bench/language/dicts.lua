local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

serve(function()
    local keys = {}
    for i = 0, 999 do keys[#keys + 1] = 'key' .. i end
    local t = {}
    for turn = 0, 199 do
        for _, key in ipairs(keys) do
            t[key] = (t[key] or 0) + turn
            if t[key] ~= nil then t[key] = t[key] + 1 end
        end
    end
    return '(' .. t['key7'] .. ', ' .. #keys .. ')'
end)
