using System.Globalization;
using ConvertTyped.Soak;

// Simulates two million visitors: decisions, conversions of every second visitor, occasional refreshes, and the delivery of all events. Memory, threads and
// handles must not grow once the default store is full. To simulate another number of visitors, pass the number as an argument.
const int Rounds = 20;
var visitors = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 2_000_000;
await using var load = await Load.StartAsync();
Usage? warm = null;
for (var round = 1; round <= Rounds; round++)
{
    await load.RunAsync(visitors / Rounds);
    var usage = Usage.Now();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,2}: {load.Counts}, {usage}"));
    if (round == Rounds / 2)
        warm = usage;
}

var problems = load.Problems().Concat(Usage.Now().GrowthSince(warm!)).ToList();
foreach (var problem in problems)
    Console.Error.WriteLine(problem);
return problems.Count == 0 ? 0 : 1;
