using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Notices;
using Yingzhou.Support.SubjectAccess.Handling;
using Yingzhou.Support.SubjectAccess.Http;
using Yingzhou.Support.SubjectAccess.Reading;
using Yingzhou.Support.SubjectAccess.Storage;

namespace Yingzhou.Support.SubjectAccess;

/// <summary>个人信息查阅复制: a person is given what the platform holds about them and who has read it, and may have it corrected, deleted, explained.</summary>
public sealed class SubjectAccessEngine : Engine
{
    public override string Id => "subject-access";

    public override string Title => "个人信息查阅复制";

    public override IReadOnlyList<string> Needs => ["notices", "permission", "organisation"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("我的个人信息", "/my/data", Ends.Citizen, Icon: "Person"),
            new("个人信息请求", "/desk/subject-requests", Ends.Official, [SubjectAccessRights.Answer], "Person"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<SubjectAccessTables>();
        services.AddGrants(SubjectAccessRights.Grants);
        services.AddScoped<ISubjectAccess, SubjectDesk>();
        services.AddSubjectData<AccountData>().AddSubjectData<SharingData>();
        services.AddNotices<SubjectNotices>();
        services
            .AddEvidence<SubjectRightAsked>(
                "subject-access.asked",
                "个人信息请求",
                e => new("", e.Id.ToString()) { About = e.Kind, Payload = e }
            )
            .AddEvidence<SubjectRightAnswered>(
                "subject-access.answered",
                "答复个人信息请求",
                e => new("", e.Id.ToString()) { About = e.Kind, Payload = e }
            )
            .AddEvidence<SubjectCopyTaken>("subject-access.copied", "取走个人信息副本", e => new("", e.Id.ToString()) { Payload = e });
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapSubjectCopies();
}
