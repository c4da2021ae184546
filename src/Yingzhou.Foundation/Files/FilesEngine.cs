using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Foundation.Files;

/// <summary>文件存储: what people hand in, kept by its digest.</summary>
public sealed class FilesEngine : Engine
{
    public override string Id => "files";

    public override string Title => "文件存储";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IFiles, FileStore>();
}
