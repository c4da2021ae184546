namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

/// <summary>A code that was read (已核验的企业码): the database lets no nonce in twice.</summary>
sealed class CodeRead
{
    public required string Nonce { get; init; }

    public required string Uscc { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}
