namespace Yingzhou.Foundation.Outgoing;

/// <summary>What lies within and may be asked all the same. The administrator's alone: nobody who gives an address may change it.</summary>
public sealed class OutgoingOptions
{
    public const string Section = "Outgoing";

    /// <summary>
    /// <c>host</c> or <c>host:port</c>. A named host may lie in a private network. The machine itself and its link are reached only by a literal address that is
    /// named (<c>127.0.0.1:8080</c>) or by <c>localhost</c>: a name that leads there was turned.
    /// </summary>
    public IList<string> Hosts { get; } = [];
}
