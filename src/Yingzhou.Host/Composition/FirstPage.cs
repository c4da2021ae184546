using Yingzhou.Assurance.Identity;

namespace Yingzhou.Host.Composition;

/// <summary>The demonstration begins when the first request was answered, or after a few seconds in which nobody came.</summary>
sealed class FirstPage : IDemoHold
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task Over(CancellationToken cancel)
    {
        await Task.WhenAny(answered.Task, Task.Delay(Longest, cancel));
        cancel.ThrowIfCancellationRequested();
    }

    public async Task Pass(HttpContext request, RequestDelegate next)
    {
        await next(request);
        answered.TrySetResult();
    }
}
