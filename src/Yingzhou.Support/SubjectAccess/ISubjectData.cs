using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.SubjectAccess;

/// <summary>What one module holds about a person (个人信息来源), in their own words and in clear: it is only ever given to that person.</summary>
public interface ISubjectData
{
    /// <summary>Heading in Chinese, e.g. 办件.</summary>
    string Title { get; }

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SubjectLine>> Of(Subject person, CancellationToken cancel = default);
}

/// <param name="At">When it came to be, or was read; <c>null</c> for what has no moment.</param>
/// <param name="What">Name of the thing.</param>
public sealed record SubjectLine(DateTimeOffset? At, string What, string Value);

public static class SubjectAccessServices
{
    /// <summary>From now on a module's data about a person is part of what that person is given.</summary>
    public static IServiceCollection AddSubjectData<T>(this IServiceCollection services)
        where T : class, ISubjectData => services.AddScoped<ISubjectData, T>();
}
