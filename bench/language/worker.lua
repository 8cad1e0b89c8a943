-- worker.py's counterpart.
return function(work)
    print('ready ' .. tostring(work()))
    io.stdout:flush()
    for line in io.lines() do
        local count = tonumber(line)
        local started = os.clock()
        for _ = 1, count do work() end
        print(string.format('%.9f', os.clock() - started))
        io.stdout:flush()
    end
end
