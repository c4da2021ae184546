using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Detection.Leaving;
using Yingzhou.Data.Detection.Looking;
using Yingzhou.Data.Detection.Storage;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Data.Detection;

/// <summary>敏感数据识别: what columns hold, whatever was declared.</summary>
public sealed class DetectionEngine : Engine
{
    public override string Id => "data-detection";

    public override string Title => "敏感数据识别";

    public override IReadOnlyList<string> Needs => ["data-catalogue", "data-lake"];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<DetectionTables>();
        services.AddGrants(DetectionRights.Grants);
        services.AddScoped<ISensitiveData, SensitiveData>().AddScoped<IExportSource, DatasetExports>();
        services.AddJob<DetectJob>();
    }
}

sealed class DetectJob(ISensitiveData sensitive) : ICityJob
{
    public string Name => "data-detection";

    public TimeSpan Rest => TimeSpan.FromMinutes(2);

    public Task<int> Run(CancellationToken cancel) => sensitive.Look(cancel);
}
