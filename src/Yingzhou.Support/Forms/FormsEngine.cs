using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Support.Forms;

/// <summary>表单引擎: form-js forms, judged on the server.</summary>
public sealed class FormsEngine : Engine
{
    public override string Id => "forms";

    public override string Title => "表单引擎";

    public override IReadOnlyList<string> Needs => ["releases"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ReadForms>().AddScoped<IForms, CityForms>();
}
