using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Services.OnlineServices.Asking;
using Yingzhou.Apps.Services.OnlineServices.Filings;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Apps.Services.OnlineServices.Following;
using Yingzhou.Apps.Services.OnlineServices.Gaps;
using Yingzhou.Apps.Services.OnlineServices.Http;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices;

/// <summary>一体化在线政务服务（浙里办）: find a matter, learn what it takes, apply, follow, receive, rate.</summary>
public sealed class OnlineServices : Application
{
    public override string Id => "online-services";

    public override string Title => "一体化在线政务服务";

    public override PlanSection Section => new(4, 1);

    public override IReadOnlyList<string> LeadDepartments => ["市大数据局", "市政务服务办"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("首页", "/", Ends.Citizen, Icon: "Home"),
            new("事项目录", "/items", Ends.Citizen, Icon: "Document"),
            new("问一问", "/ask", Ends.Citizen, Icon: "Search"),
            new("我的办件", "/my", Ends.Citizen, Icon: "Person"),
            new("查进度", "/track", Ends.Citizen, Icon: "Search"),
            new("搜不到和答不上", "/desk/gaps", Ends.Official, Icon: "Search"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<GapTables>();
        services.AddGrants([GapQueries.Grant]);
        services.AddSingleton(AskingAtStart);
        services.AddSingleton<Passages>().AddSingleton<Consultation>();
        services.AddScoped<RecordGap>().AddScoped<GapQueries>();
        services.AddSingleton<Catalogue>().AddSingleton<PlannedLegs>().AddSingleton<Places>().AddSingleton<TrackLimit>();
        services.AddScoped<FilingDesk>().AddScoped<HandIn>().AddScoped<SubmitFiling>();
        services.AddScoped<MyMatters>().AddScoped<AnswerSupplement>().AddScoped<TrackCase>();
    }

    static AspectWords AskingAtStart(IServiceProvider provider)
    {
        var reading = AspectWords.Read(provider.GetRequiredService<CityContent>());
        return reading.Sound
            ? reading.Content!
            : throw new InvalidDataException($"The city's content is unsound:\n{string.Join('\n', reading.Problems)}");
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapCaseFiles();
}
