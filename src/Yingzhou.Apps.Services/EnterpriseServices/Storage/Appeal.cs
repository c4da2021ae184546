using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Storage;

/// <summary>What an enterprise asks of the government (诉求), with its deadlines.</summary>
sealed class Appeal : Record
{
    public required string Uscc { get; init; }

    public required string PartyKey { get; init; }

    public required string FirmName { get; init; }

    public string? Park { get; init; }

    public required string Topic { get; set; }

    public required string Text { get; init; }

    public required bool Complex { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateOnly AcceptBy { get; init; }

    public required DateOnly ReplyBy { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    public string? Reply { get; private set; }

    /// <summary>The earlier appeal that says the same: answered together with it.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>分派: whose matter it is, said by somebody; the deadlines stay.</summary>
    public Fault? Dispatch(string topic)
    {
        if (RepliedAt is not null)
            return new Fault("enterprise.appeal-over", "这条诉求已经答复，不用再分派。", 409);
        Topic = topic;
        return null;
    }

    /// <summary>受理.</summary>
    public Fault? Accept(DateTimeOffset now)
    {
        if (RepliedAt is not null || AcceptedAt is not null)
            return new Fault("enterprise.appeal-accepted", "这条诉求已经受理，请刷新后查看。", 409);
        AcceptedAt = now;
        return null;
    }

    /// <summary>答复; an appeal that nobody accepted is accepted with it.</summary>
    public Fault? Answer(string reply, DateTimeOffset now)
    {
        if (RepliedAt is not null)
            return new Fault("enterprise.appeal-replied", "这条诉求已经答复，请刷新后查看。", 409);
        if (string.IsNullOrWhiteSpace(reply))
            return new Fault("enterprise.reply-missing", "请写明答复内容：怎么办、什么时候办、找谁。") { Field = "reply" };
        (AcceptedAt, RepliedAt, Reply) = (AcceptedAt ?? now, now, reply.Trim());
        return null;
    }

    /// <summary>Answered late, or not answered and late by now.</summary>
    public bool IsLate(DateOnly today) => (RepliedAt?.Day() ?? today) > ReplyBy;
}
