using Yingzhou.Foundation.Jobs;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Process;

namespace Yingzhou.Support.Cases;

sealed class DeadlineJob(CheckDeadlines check) : ICityJob
{
    const int Batch = 100;

    public string Name => "case-deadlines";

    public TimeSpan Rest => TimeSpan.FromSeconds(10);

    public Task<int> Run(CancellationToken cancel) => check.Run(Batch, cancel);
}

sealed class TimerJob(IProcesses processes) : ICityJob
{
    const int Batch = 100;

    public string Name => "process-timers";

    public TimeSpan Rest => TimeSpan.FromSeconds(5);

    public Task<int> Run(CancellationToken cancel) => processes.FireDueTimers(Batch, cancel);
}
