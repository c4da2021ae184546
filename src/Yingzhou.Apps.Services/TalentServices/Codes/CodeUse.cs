using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.TalentServices.Codes;

/// <summary>A code that was used at a gate (核销记录); the database takes each code once.</summary>
public sealed class CodeUse : Record
{
    /// <summary>SM3 of the code's text.</summary>
    public required string CodeKey { get; init; }

    public required string Holder { get; init; }

    public required string Gate { get; init; }

    public required DateTimeOffset At { get; init; }
}
