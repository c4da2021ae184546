using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>
/// The twins of all devices (设备孪生): one for each code, wherever it lives. Whoever hands in a message does not ask where; its answer means that the message is in the journal of the process that the
/// twin lives in.
/// </summary>
interface ITwins
{
    Task<Outcome<IntakeReceipt>> Take(TwinMessage message, CancellationToken cancel);

    /// <summary>How many twins live in each process, by its name; empty for a city of one process.</summary>
    Task<IReadOnlyDictionary<string, int>> Living();

    /// <returns>Name of the process; <c>null</c> when the twin sleeps, or the city has one process.</returns>
    Task<string?> HomeOf(string code);
}

/// <summary>A city of one process: there is nowhere else to go, so a twin is called without a detour.</summary>
sealed class OwnTwins(TwinDesk desk) : ITwins
{
    public Task<Outcome<IntakeReceipt>> Take(TwinMessage message, CancellationToken cancel) => desk.Take(message, cancel);

    public Task<IReadOnlyDictionary<string, int>> Living() =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>());

    public Task<string?> HomeOf(string code) => Task.FromResult<string?>(null);
}
