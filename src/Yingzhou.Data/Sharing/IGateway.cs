using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>The door of shared data (共享网关): every byte leaves through it, signed, bound to a purpose, masked, and after its evidence is kept.</summary>
public interface IGateway
{
    Task<GatewayAnswer> Call(GatewayCall call, CancellationToken cancel = default);
}

/// <summary>What a caller wants.</summary>
public enum GatewayAct
{
    /// <summary>Rows or figures at once.</summary>
    Query,

    /// <summary>Asks for a batch.</summary>
    StartExport,

    /// <summary>The manifest of a batch.</summary>
    Manifest,

    /// <summary>One part of a batch.</summary>
    Part,

    /// <summary>What is new in the grant's dataset, as CloudEvents.</summary>
    Events,
}

/// <summary>A call as it came over the wire; nothing of it is believed yet.</summary>
/// <param name="Dataset">From the path; <c>null</c> for batches, which know theirs.</param>
/// <param name="Packed">The body is packed with gzip.</param>
/// <param name="Export">Id of the batch.</param>
/// <param name="Number">Of the part, from 1; of events, the version that is known.</param>
/// <param name="KnownTag">Tag of an answer that the caller has: it is given again only when it would be another one.</param>
public sealed record GatewayCall(
    SignedRequest Request,
    string KeyId,
    ReadOnlyMemory<byte> Signature,
    GatewayAct Act,
    string? Dataset = null,
    string? IdempotencyKey = null,
    bool Packed = false,
    Guid? Export = null,
    int Number = 0,
    string? KnownTag = null
);

/// <summary>What goes back. Its evidence is on the disk by now.</summary>
/// <param name="Denial"><c>null</c> when the call was answered.</param>
/// <param name="Call">Id of the call record; <c>null</c> when nobody could be told.</param>
/// <param name="File">A file that is the answer, instead of <paramref name="Body"/>.</param>
/// <param name="Signature">Of response, request and grant, hexadecimal, by the gateway's SM2 key.</param>
/// <param name="Tag">Of an answer of L1 or L2 that the caller may keep; <c>null</c> for what nobody keeps.</param>
/// <param name="IsUnchanged">The caller has it already: the body is empty.</param>
public sealed record GatewayAnswer(
    GatewayDenial? Denial,
    Guid? Call = null,
    byte[]? Body = null,
    string? File = null,
    string RequestHash = "",
    string ResponseHash = "",
    string Signature = "",
    int GrantVersion = 0,
    string? Tag = null,
    bool IsUnchanged = false
);
