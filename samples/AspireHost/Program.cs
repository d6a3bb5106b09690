var builder = DistributedApplication.CreateBuilder(args);

// The local config server replaces Convert and shows the events that the worker sends.
var convert = builder.AddConvertConfigServer("../AspireWorker/convert.json");
builder.AddProject<Projects.AspireWorker>("worker").WithReference(convert).WaitFor(convert);

builder.Build().Run();
