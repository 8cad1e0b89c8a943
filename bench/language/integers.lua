local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

serve(function()
    local total = 0
    for i = 0, 999999 do total = total + i * i end
    return total
end)
