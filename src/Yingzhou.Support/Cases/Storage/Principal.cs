namespace Yingzhou.Support.Cases.Storage;

/// <summary>Somebody for whom a device has applied (代办对象).</summary>
sealed class Principal
{
    /// <summary>Keyed digest of the device.</summary>
    public required string Device { get; init; }

    public required string ApplicantKey { get; init; }

    public required DateTimeOffset LastAt { get; set; }
}
