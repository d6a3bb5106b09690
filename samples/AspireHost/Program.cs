var builder = DistributedApplication.CreateBuilder(args);

// Stands in for Convert, and shows the events that the worker sends.
var convert = builder.AddConvertConfigServer("../AspireWorker/convert.json");
builder.AddProject<Projects.AspireWorker>("worker").WithReference(convert).WaitFor(convert);

builder.Build().Run();
