using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>人才类别证书: issued in the step of the grant, replaced when it is renewed, raised or lowered, revoked with the recognition.</summary>
sealed class TalentCertificate(ICredentials credentials, TalentContent talent, IOrganisation organisation)
{
    public static readonly CredentialKind Kind = new("talent-category", "舟山市人才类别证书", "舟才");

    public async Task<Fault?> Issue(TalentRecognition one, CancellationToken cancel) =>
        (
            await credentials.Issue(
                new(
                    Kind.Id,
                    one.Region,
                    one.HolderKey,
                    one.Holder,
                    organisation.NameOf(talent.TitleUnit),
                    [new("类别", $"{one.Category} 类人才", Public: true), new("认定依据", one.Ground, Public: true)],
                    one.RenewedOn ?? one.GrantedOn!.Value,
                    one.ValidTo!.Value,
                    $"{one.Id}/{one.Category}/{one.ValidTo:yyyy-MM-dd}",
                    ReplaceOlder: true
                ),
                cancel
            )
        ).Fault;

    public Task Revoke(TalentRecognition one, string because, CancellationToken cancel) =>
        credentials.Revoke(Kind.Id, one.HolderKey, because, cancel: cancel);
}
