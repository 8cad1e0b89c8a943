local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

serve(function()
    local limit = 200000
    local flags = {}
    for _ = 0, limit do flags[#flags + 1] = true end
    local count = 0
    local i = 2
    while i <= limit do
        if flags[i + 1] then
            count = count + 1
            local j = i * i
            while j <= limit do
                flags[j + 1] = false
                j = j + i
            end
        end
        i = i + 1
    end
    return count
end)
