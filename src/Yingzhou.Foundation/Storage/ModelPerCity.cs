using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Yingzhou.Foundation.Storage;

/// <summary>EF Core keeps one model per context type; ours also differs by modules and key, so two cities in one process (tests) must not share it.</summary>
sealed class ModelPerCity : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, (context as CityContext)?.ModelKey);
}
