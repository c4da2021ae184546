using System.Text.Json.Serialization;

namespace Yingzhou.Kernel;

/// <summary>The value of a command that succeeds without having anything to tell.</summary>
public sealed record Done
{
    public static readonly Done It = new();

    [JsonConstructor]
    Done() { }
}
