using ConvertTyped;
using Microsoft.Data.Sqlite;
using Npgsql;

// A server that shares a store with other servers. Engine and Connection select the store. Convert:Transport:TrackEndpoint is the endpoint for the events.
var builder = WebApplication.CreateSlimBuilder(args);
var connection = builder.Configuration["Connection"]!;
await using var database = builder.Configuration["Engine"] == "postgres"
    ? NpgsqlDataSource.Create(connection)
    : SqliteFactory.Instance.CreateDataSource(connection);
builder.Services.AddConvertDatabaseStore(store => store.LocalTimeToLive = TimeSpan.Zero, database);
builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
await using var app = builder.Build();

app.MapGet("/visit/{visitor}", async (string visitor, ConvertCore core) =>
{
    var convert = await core.CreateContextAsync(visitor);
    var variation = convert.RunExperience("checkout-experiment")?.VariationKey;
    return $"{variation} {convert.TrackConversion("purchase_completed").Status}";
});

// Writes all states, tries to deliver all events, and returns the number of events that are still queued.
app.MapGet("/flush", async (ConvertCore core) => (await core.FlushAsync()).Remaining);

await app.RunAsync();
