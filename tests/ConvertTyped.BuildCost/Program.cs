using ConvertTyped.BuildCost;

// Measures how much a config slows the build down and enlarges the assembly, relative to the same project without a config.
// Run this program on an idle machine:
//   dotnet run -c Release --project tests/ConvertTyped.BuildCost -- [rounds [source files [largest config]]]
// To measure the cost of the first decision in a new process, run:
//   dotnet run -c Release --project tests/ConvertTyped.BuildCost -- start [rounds]
using var feed = new PackedFeed();
feed.Pack();
if (args is ["start", ..])
{
    StartCost.Run(feed, rounds: args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 15);
    return;
}

int Argument(int index, int otherwise) => args.Length > index ? int.Parse(args[index], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
var rounds = Argument(0, 5);
var sourceFiles = Argument(1, 150);
var largest = Argument(2, 1000);

var projects = SampleProject.All.Where(project => project.Entities <= largest).ToList();
foreach (var project in projects)
    project.Write(feed, sourceFiles);

var measured = projects.ToDictionary(project => project, _ => new Measurements());
for (var round = 0; round < rounds; round++)
{
    // The builds alternate, so that other work on the machine affects all of them equally.
    foreach (var project in projects)
        measured[project].Add(warm: project.BuildWarm(round), cold: project.BuildCold());
    Console.Error.WriteLine($"round {round + 1} of {rounds}");
}

Report.Write(Console.Out, projects, measured, sourceFiles);
