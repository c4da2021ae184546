using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>The plans made so far for one type of record, and whether it can have any.</summary>
static class PlansOf
{
    static readonly ConditionalWeakTable<IEntityType, ConcurrentDictionary<(EntityState State, ulong Changed), RowPlan>> plans = [];
    static readonly ConditionalWeakTable<IEntityType, object> suits = [];

    public static ConcurrentDictionary<(EntityState State, ulong Changed), RowPlan> The(IEntityType type) => plans.GetOrCreateValue(type);

    public static bool Suit(IEntityType type) => (bool)suits.GetValue(type, one => (object)RowPlan.Suits(one));
}
