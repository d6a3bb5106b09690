using System.Globalization;
using ConvertTyped.Conformance;

if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ConvertTyped.Conformance -- FOLDER");
    return 2;
}

const int MostShown = 5;
var (passed, failed) = (0, 0);
foreach (var suite in Suite.All)
{
    var path = Path.Combine(folder, suite.FileName);
    if (!File.Exists(path))
        continue;
    var outcome = suite.Run(path);
    passed += outcome.Passed;
    failed += outcome.Failures.Count;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{suite.FileName}: {outcome.Passed} passed, {outcome.Failures.Count} failed"));
    foreach (var failure in outcome.Failures.Take(MostShown))
        Console.WriteLine($"  {failure}");
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
return failed == 0 && passed > 0 ? 0 : 1;
