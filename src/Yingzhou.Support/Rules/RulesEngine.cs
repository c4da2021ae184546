using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;
using Yingzhou.Languages.Bpmn;

namespace Yingzhou.Support.Rules;

/// <summary>规则引擎: DMN decision tables with reasons.</summary>
public sealed class RulesEngine : Engine
{
    public override string Id => "rules";

    public override string Title => "规则引擎";

    public override IReadOnlyList<string> Needs => ["releases"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ReadTables>();
        services.AddScoped<IRules, CityRules>();
        services.AddScoped<IDecisions>(provider => provider.GetRequiredService<IRules>().AsOf(null));
    }
}
