using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception;

/// <summary>Observations for applications that judge by them; whom they show what they find, they decide themselves (<see cref="IPerception"/> asks for officials).</summary>
public interface IObservations
{
    /// <returns><c>null</c> when there is no such device.</returns>
    Task<DeviceLook?> Look(string code, CancellationToken cancel = default);

    /// <summary>A property over a span of time, in its order; of what was sent twice once, of what was revised the last.</summary>
    /// <param name="until">Not included.</param>
    Task<IReadOnlyList<Sample>> Between(
        string code,
        string property,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel = default
    );
}
