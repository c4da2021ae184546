using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Yingzhou.Foundation.Starting;

/// <summary>
/// Runs what was added by <see cref="StartServices.AddAtStart{TStep}"/>, one after the other in that order, each in a scope of its own; beside it, what was added by
/// <see cref="StartServices.AddReadAtStart{T}"/> is read, because it needs no database.
/// </summary>
public sealed class StartQueue(
    IServiceProvider services,
    IServiceScopeFactory scopes,
    IEnumerable<AtStartStep> steps,
    IEnumerable<ReadAtStart> reads,
    ILogger<StartQueue> log
)
{
    Task? reading;

    /// <summary>Begins with what needs no database, for a program that has something else to do before <see cref="Run"/>; what is wrong with it stops the run.</summary>
    public void BeginReading(CancellationToken cancel) => reading ??= Task.Run(ReadAll, cancel);

    /// <exception cref="InvalidDataException">Content is unsound: file, path and rule of each problem.</exception>
    public async Task Run(CancellationToken cancel)
    {
        BeginReading(cancel);
        foreach (var step in steps)
        {
            var began = Stopwatch.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            await ((IAtStart)ActivatorUtilities.CreateInstance(scope.ServiceProvider, step.Step)).Run(cancel);
            Tell(step.Step, began);
        }
        await reading!;
    }

    void ReadAll()
    {
        foreach (var read in reads)
            Timed(read.Content, () => services.GetRequiredService(read.Content));
    }

    void Timed(Type what, Action run)
    {
        var began = Stopwatch.GetTimestamp();
        run();
        Tell(what, began);
    }

    void Tell(Type what, long began) =>
        log.LogDebug("{Step} took {Milliseconds:F0} ms of the start", what.FullName, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
}

/// <summary>One step of the start, as it was registered.</summary>
/// <param name="Step">A type that implements <see cref="IAtStart"/>.</param>
public sealed record AtStartStep(Type Step);

/// <summary>A singleton that is read when the program starts, so that what is wrong with it stops the start and not the first visitor.</summary>
public sealed record ReadAtStart(Type Content);
