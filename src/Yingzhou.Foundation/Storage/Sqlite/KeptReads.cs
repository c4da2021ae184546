using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yingzhou.Foundation.Storage.Sqlite;

/// <summary>Gives EF Core's commands the statements that are already prepared on their connection.</summary>
sealed class KeptReads : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand { Connection: { State: System.Data.ConnectionState.Open } connection } asked
            ? KeptCommand.For(asked, KeptStatements.On(connection))
            : result;
}
