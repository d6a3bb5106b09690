using ConvertTyped.Chaos;

// Runs two server processes with one outbox and one store while random faults occur. See README.md.
return args switch
{
    ["worker", .. var rest] => await Worker.RunAsync(Settings.Parse(rest)),
    ["cost"] => await TrackingCost.RunAsync(),
    ["once", .. var rest] => await CountedOnce.RunAsync(Settings.Parse(rest)),
    _ => await Experiment.RunAsync(Settings.Parse(args)),
};
