using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Storage;

sealed class DelegationEntry : Record
{
    public required string Post { get; init; }

    public required string Official { get; init; }

    public required string Deputy { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; set; }

    public required string Reason { get; init; }

    public static DelegationEntry Given(DelegatePost request, string region)
    {
        var entry = new DelegationEntry
        {
            Region = region,
            Post = request.PostId,
            Official = request.OfficialId,
            Deputy = request.DeputyId,
            ValidFrom = request.From,
            ValidUntil = request.Until,
            Reason = request.Reason,
        };
        entry.Raise(new PostDelegated(entry.Id, entry.Post, entry.Official, entry.Deputy, entry.ValidFrom, entry.ValidUntil));
        return entry;
    }

    /// <param name="at">Never before the beginning: a delegation revoked before it began has lasted no time.</param>
    public void Revoke(DateTimeOffset at)
    {
        ValidUntil = at > ValidFrom ? at : ValidFrom;
        Raise(new DelegationRevoked(Id, Post, Official, Deputy, ValidUntil));
    }

    public Delegation AsDelegation() => new(Id, Post, Official, Deputy, new(ValidFrom, ValidUntil), Reason);
}
