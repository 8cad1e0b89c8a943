# torch.profiler: what is promised about tables, sections and totals.
import torch
from torch import nn
from torch.profiler import ProfilerActivity, profile, record_function, schedule

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 36, 4))
x = torch.randn(4, 3, 8, 8)
with profile(activities=[ProfilerActivity.CPU], with_flops=True) as prof:
    with record_function('forward pass'):
        y = model(x)
    with record_function('loss'):
        loss = (y * y).sum()
    loss.backward()
averages = prof.key_averages()
by_name = {event.key: event for event in averages}
print('aten::conv2d' in by_name, 'aten::linear' in by_name, 'aten::sum' in by_name, 'aten::mul' in by_name)
print(by_name['forward pass'].count, by_name['loss'].count, by_name['aten::conv2d'].count)
print(by_name['forward pass'].cpu_time_total >= by_name['aten::conv2d'].cpu_time_total > 0)
print(by_name['forward pass'].self_cpu_time_total <= by_name['forward pass'].cpu_time_total)
print(by_name['aten::conv2d'].flops == 2 * 4 * 8 * 36 * 27)
table = averages.table(sort_by='self_cpu_time_total', row_limit=5)
print('Self CPU %' in table, '# of Calls' in table, 'Self CPU time total' in table)
print(any('Backward' in event.key for event in averages), len(prof.events()) > 8)
times = [event.self_cpu_time_total for event in averages]
print(abs(sum(times) - averages.self_cpu_time_total) < 1e-3 * max(1, sum(times)))

@record_function('decorated')
def work(a):
    return a + 1

seen = []
with profile(activities=[ProfilerActivity.CPU], schedule=schedule(wait=1, warmup=1, active=2, repeat=1), on_trace_ready=lambda p: seen.append(p.step_num)) as prof:
    for step in range(6):
        work(x)
        prof.step()
print(seen, {event.key: event.count for event in prof.key_averages()}['decorated'])
work(x)
plan = schedule(wait=1, warmup=1, active=2, repeat=1, skip_first=1)
print([plan(step).name for step in range(7)])
