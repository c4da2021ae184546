namespace Yingzhou.Host.Composition;

/// <summary>The city as it lies on disk: its services can be asked, but nothing is upgraded, seeded or started. For backup and restore.</summary>
static class StoredCity
{
    public static WebApplication Open(string data, string? connection)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["Storage:Folder"] = data;
        if (connection is not null)
            builder.Configuration["Storage:Connection"] = connection;
        builder.Services.AddCity(builder.Configuration);
        return builder.Build();
    }
}
