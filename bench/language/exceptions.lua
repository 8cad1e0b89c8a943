local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

local function check(i)
    if i % 3 == 0 then error({value = i}) end
    return i
end

serve(function()
    local caught, total = 0, 0
    for i = 0, 99999 do
        local ok, value = pcall(check, i)
        if ok then total = total + value else caught = caught + 1 end
    end
    return '(' .. caught .. ', ' .. total .. ')'
end)
