using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// A query for one thing that is translated once and then only run: for what every step asks, where walking the expression tree again costs more than the
/// database does. Kept for each model, since two cities in one process (tests, a restore) differ in theirs.
/// </summary>
/// <param name="query">The query as written for EF Core, ending in <c>FirstOrDefault</c> or <c>SingleOrDefault</c>.</param>
public sealed class PreparedQuery<TArgument, TResult>(Expression<Func<CityContext, TArgument, CancellationToken, TResult>> query)
{
    readonly ConditionalWeakTable<IModel, Func<CityContext, TArgument, CancellationToken, Task<TResult>>> prepared = [];

    public Task<TResult> Ask(CityContext city, TArgument argument, CancellationToken cancel) =>
        prepared.GetValue(city.Model, _ => EF.CompileAsyncQuery(query))(city, argument, cancel);
}

/// <summary>As <see cref="PreparedQuery{TArgument, TResult}"/>, asked with two things.</summary>
public sealed class PreparedQuery<TFirst, TSecond, TResult>(
    Expression<Func<CityContext, TFirst, TSecond, CancellationToken, TResult>> query
)
{
    readonly ConditionalWeakTable<IModel, Func<CityContext, TFirst, TSecond, CancellationToken, Task<TResult>>> prepared = [];

    public Task<TResult> Ask(CityContext city, TFirst first, TSecond second, CancellationToken cancel) =>
        prepared.GetValue(city.Model, _ => EF.CompileAsyncQuery(query))(city, first, second, cancel);
}
