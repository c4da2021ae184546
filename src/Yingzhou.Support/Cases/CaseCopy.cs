using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>抄送: a case laid before a post that should know of it and has nothing to decide. The post may read the case from then on.</summary>
public sealed class CaseCopy
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid CaseId { get; init; }

    /// <summary>Division code of the case.</summary>
    public required string Region { get; init; }

    /// <summary>Id of the post that is told.</summary>
    public required string Post { get; init; }

    public required string Reason { get; init; }

    public required string SenderName { get; init; }

    /// <summary>Id of the sender's post.</summary>
    public string? SenderPost { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When somebody of the post said that they know; <c>null</c> until then.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public string? ReaderName { get; private set; }

    /// <summary>The first of the post who knows; another time changes nothing.</summary>
    public void Know(string reader, DateTimeOffset at)
    {
        if (ReadAt is null)
            (ReadAt, ReaderName) = (at, reader);
    }
}
