local serve = dofile(arg[0]:gsub('[^/]*$', 'worker.lua'))

local function fib(n)
    if n < 2 then return n end
    return fib(n - 1) + fib(n - 2)
end

serve(function() return fib(25) end)
