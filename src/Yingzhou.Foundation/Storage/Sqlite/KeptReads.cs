using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>Gives EF Core's commands the statements that are already prepared on their connection.</summary>
sealed class KeptReads : DbCommandInterceptor
{
    // A script of somebody's own may have statements of which a later one needs what an earlier one makes.
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        eventData.CommandSource is CommandSource.LinqQuery or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete
        && result is SqliteCommand { Connection: { State: ConnectionState.Open } connection } asked
            ? KeptCommand.For(asked, KeptStatements.On(connection))
            : result;
}
