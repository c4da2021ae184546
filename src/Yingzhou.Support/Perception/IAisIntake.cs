namespace Yingzhou.Support.Perception;

/// <summary>Takes in what a receiver of AIS heard and what a radar on its line follows (<c>$RATLL</c>), as the ports for AIS do: for relays inside the city, simulators and replays.</summary>
public interface IAisIntake
{
    /// <summary>Ends when the positions are on the disk.</summary>
    /// <param name="receiver">Its name; messages of several sentences are put together for each receiver.</param>
    /// <param name="sentences">NMEA 0183, without line ends.</param>
    /// <param name="heardAt">When it was heard; <c>null</c> for now.</param>
    /// <exception cref="IOException">Another process takes the devices of this folder in.</exception>
    Task Hear(string receiver, IEnumerable<string> sentences, DateTimeOffset? heardAt = null, CancellationToken cancel = default);
}
