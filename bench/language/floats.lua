local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

serve(function()
    local width, height, limit = 120, 80, 50
    local inside = 0
    for row = 0, height - 1 do
        local ci = row * 2.0 / height - 1.0
        for column = 0, width - 1 do
            local cr = column * 3.0 / width - 2.0
            local zr, zi, n = 0.0, 0.0, 0
            while n < limit do
                local rr = zr * zr
                local ii = zi * zi
                if rr + ii > 4.0 then break end
                zi = 2.0 * zr * zi + ci
                zr = rr - ii + cr
                n = n + 1
            end
            inside = inside + n
        end
    end
    return inside
end)
