using Orleans;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Runtime;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception.Placing;

/// <summary>The twin of one device in a city of several processes; its key is the device's code.</summary>
[Alias("yingzhou.device-twin")]
interface IDeviceTwin : IGrainWithStringKey
{
    /// <param name="message"><see cref="TwinMessage.Written"/>.</param>
    [Alias("take")]
    Task<TwinAnswer> Take([Immutable] byte[] message);
}

/// <summary>
/// Lives in one process at a time, chosen by its key among those that live. Before its first message it knows all that was acknowledged elsewhere. Messages of one device wait for the disk together, as
/// they do without Orleans.
/// </summary>
[Reentrant, HashBasedPlacement, CollectionAgeLimit(Minutes = 30)]
sealed class DeviceTwin(TwinDesk desk, OpenJournal journal) : Grain, IDeviceTwin
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => journal.CatchUp(cancellationToken);

    public async Task<TwinAnswer> Take([Immutable] byte[] message) =>
        TwinAnswer.Of(await desk.Take(TwinMessage.Read(message), CancellationToken.None));
}

/// <summary>What a twin answers to the door of another process.</summary>
[GenerateSerializer, Immutable, Alias("yingzhou.twin-answer")]
sealed record TwinAnswer(
    [property: Id(0)] int Stored,
    [property: Id(1)] int Repeated,
    [property: Id(2)] int Revised,
    [property: Id(3)] TwinRefusal[] Refused,
    [property: Id(4)] TwinRefusal? Refusal
)
{
    public static TwinAnswer Of(Outcome<IntakeReceipt> outcome) =>
        outcome.Fault is { } fault
            ? new(0, 0, 0, [], TwinRefusal.Of(fault))
            : new(
                outcome.Value.Stored,
                outcome.Value.Repeated,
                outcome.Value.Revised,
                [.. outcome.Value.Refused.Select(TwinRefusal.Of)],
                null
            );

    public Outcome<IntakeReceipt> Outcome() =>
        Refusal is { } refusal ? refusal.Fault() : new IntakeReceipt(Stored, Repeated, Revised, [.. Refused.Select(one => one.Fault())]);
}

[GenerateSerializer, Immutable, Alias("yingzhou.twin-refusal")]
sealed record TwinRefusal(
    [property: Id(0)] string Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] int Status,
    [property: Id(3)] string? Field
)
{
    public static TwinRefusal Of(Fault fault) => new(fault.Code, fault.Detail, fault.Status, fault.Field);

    public Fault Fault() => new(Code, Detail, Status) { Field = Field };
}
