using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Credentials.Handling;

/// <summary>核验亮证码: an official looks at it once, says what for, and the holder reads that it was done.</summary>
sealed class VerifyShown(CityContext city, CityStep step, CredentialSeals seals, IPermissions permissions)
{
    public const int LongestAbout = 60;

    public Task<Outcome<VerifiedShowing>> Run(VerifyShownRequest request, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, CredentialRights.Verify, CredentialRights.ShownIn(official.Scope?.Code ?? "")) is { } forbidden)
            return Task.FromResult<Outcome<VerifiedShowing>>(forbidden);
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(VerifyShown), () => Verify(request, official, cancel), cancel);
    }

    async Task<Outcome<VerifiedShowing>> Verify(VerifyShownRequest request, Subject official, CancellationToken cancel)
    {
        if (request.As is not { } receiver)
            return new Fault("credentials.verify-as", "请选择您以什么身份核验。") { Field = "as" };
        if (AboutOf(request.About) is not { } about)
            return new Fault("credentials.verify-about", $"请写明为办什么事核验，2 到 {LongestAbout} 个字；持证人看得到。")
            {
                Field = "about",
            };
        var read = ShownToken.Read(request.Token, seals.Key.Public);
        if (read.Fault is { } refused)
            return refused;
        var claims = read.Value;
        if (claims.Receiver != receiver.ToString())
            return new Fault("credentials.other-receiver", "持证人是出示给别的接收方的，请让持证人重新出示。") { Field = "as" };
        if (await city.Set<Showing>().SingleOrDefaultAsync(one => one.Id == claims.Showing, cancel) is not { } showing)
            return new Fault("credentials.showing-gone", "查不到这次出示，请让持证人重新出示。", 404) { Field = "token" };
        if (showing.UsedAt is { } used)
            return new Fault(
                "credentials.shown-used",
                $"这个码在 {used.ToOffset(CityTime.Offset):HH:mm:ss} 已核验过，一个码只能用一次。请持证人重新出示。",
                409
            )
            {
                Field = "token",
            };
        var now = city.Clock.GetUtcNow();
        var state = await StateAt(claims, now, cancel);
        if (state is not (ShownState.OutOfTime or ShownState.ClockWrong))
            showing.Use(Reader(official), now);
        city.Add(AccessOf(claims, showing, official, about, AccessWay.Online, now, ShownWords.Of(state)).Kept(claims.Number));
        return new VerifiedShowing(claims, state, now);
    }

    /// <summary>The rule that is applied without a network, with the newest list there can be.</summary>
    public async Task<ShownState> StateAt(ShownClaims claims, DateTimeOffset at, CancellationToken cancel)
    {
        var entries = new List<string>();
        if (await city.Set<Credential>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == claims.Number, cancel) is { } shown)
        {
            if (shown.RevokedOn is not null || seals.StateOf(shown, at.Day()) is CredentialState.Forged)
                entries.Add(CredentialStatusList.Entry(claims.Number, suspended: false));
            else if (shown.SuspendedOn is not null)
                entries.Add(CredentialStatusList.Entry(claims.Number, suspended: true));
        }
        return ShownVerdict.Of(claims, at, new(at, entries));
    }

    public static string? AboutOf(string? typed) => (typed ?? "").Trim() is { Length: >= 2 and <= LongestAbout } about ? about : null;

    public static string Reader(Subject official) => $"{official.ActingPost!.Title} {official.Name}";

    public static CredentialAccess AccessOf(
        ShownClaims claims,
        Showing showing,
        Subject official,
        string about,
        AccessWay way,
        DateTimeOffset at,
        string verdict
    ) =>
        new()
        {
            Region = showing.Region,
            HolderKey = showing.HolderKey,
            CredentialId = showing.CredentialId,
            Titles = claims.Title,
            Way = way,
            At = at,
            Reader = Reader(official),
            ReaderId = official.ActorId,
            Purpose = claims.Purpose,
            About = about,
            Verdict = verdict,
            ShowingId = showing.Id,
        };
}
