<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>gaffer</name>
    <message>
        <source>explain.melt-held</source>
        <translation>melt on hold</translation>
    </message>
    <message>
        <source>explain.more-rejects-than-made</source>
        <translation>more rejects than made</translation>
    </message>
    <message>
        <source>explain.no-crew</source>
        <translation>no crew</translation>
    </message>
    <message>
        <source>explain.no-melt</source>
        <translation>no melt</translation>
    </message>
    <message>
        <source>explain.no-mould</source>
        <translation>no mould</translation>
    </message>
    <message>
        <source>explain.no-run</source>
        <translation>no run</translation>
    </message>
    <message>
        <source>explain.order-full</source>
        <translation>order already full</translation>
    </message>
    <message>
        <source>explain.run-over</source>
        <translation>run was over</translation>
    </message>
    <message>
        <source>explain.worn-mould</source>
        <translation>worn mould</translation>
    </message>
    <message>
        <source>explain.wrong-mould</source>
        <translation>wrong mould</translation>
    </message>
    <message>
        <source>fault.encoding.unknown</source>
        <translation>unknown encoding %1</translation>
    </message>
    <message>
        <source>fault.encoding.wrong</source>
        <translation>byte %1 is not of this encoding; try the other one</translation>
    </message>
    <message>
        <source>fault.file.cannotWrite</source>
        <translation>%1 cannot be written</translation>
    </message>
    <message>
        <source>fault.import.tooLong</source>
        <translation>the file is longer than 32 MiB</translation>
    </message>
    <message>
        <source>fault.people.badPin</source>
        <translation>a PIN has 4 to 12 digits</translation>
    </message>
    <message>
        <source>fault.people.locked</source>
        <translation>too many wrong PINs: wait a few minutes</translation>
    </message>
    <message>
        <source>fault.people.wrongPin</source>
        <translation>number or PIN is wrong</translation>
    </message>
    <message>
        <source>fault.point.unknown</source>
        <translation>there is no point %1</translation>
    </message>
    <message>
        <source>fault.report.cannotWrite</source>
        <translation>%1 cannot be written</translation>
    </message>
    <message>
        <source>fault.report.name</source>
        <translation>there is no report %1</translation>
    </message>
    <message>
        <source>fault.seat.journalFull</source>
        <translation>too many counts wait for the service</translation>
    </message>
    <message>
        <source>fault.seat.lost</source>
        <translation>the service is not connected</translation>
    </message>
    <message>
        <source>fault.session.noNumber</source>
        <translation>a worker's number is needed</translation>
    </message>
    <message>
        <source>fault.session.notAllowed</source>
        <translation>your role may not do this</translation>
    </message>
    <message>
        <source>fault.session.pinNeeded</source>
        <translation>users are set up: sign in by number and PIN</translation>
    </message>
    <message>
        <source>fault.trend.tooMany</source>
        <translation>at most 64 points at once</translation>
    </message>
    <message>
        <source>fault.wire.notUnderstood</source>
        <translation>the service and this seat do not understand each other: update both</translation>
    </message>
    <message>
        <source>fitness.care-overdue</source>
        <translation>care overdue</translation>
    </message>
    <message>
        <source>fitness.care-soon</source>
        <translation>care soon</translation>
    </message>
    <message>
        <source>fitness.fit</source>
        <translation>fit</translation>
    </message>
    <message>
        <source>fitness.not-usable</source>
        <translation>not usable</translation>
    </message>
    <message>
        <source>fitness.worn-out</source>
        <translation>worn out</translation>
    </message>
    <message>
        <source>glass.amber</source>
        <translation>amber</translation>
    </message>
    <message>
        <source>glass.blue</source>
        <translation>blue</translation>
    </message>
    <message>
        <source>glass.clear</source>
        <translation>clear</translation>
    </message>
    <message>
        <source>glass.cobalt</source>
        <translation>cobalt</translation>
    </message>
    <message>
        <source>glass.green</source>
        <translation>green</translation>
    </message>
    <message>
        <source>glass.opal</source>
        <translation>opal</translation>
    </message>
    <message>
        <source>glass.ruby</source>
        <translation>ruby</translation>
    </message>
    <message>
        <source>grade.A</source>
        <translation>grade A</translation>
    </message>
    <message>
        <source>grade.B</source>
        <translation>grade B</translation>
    </message>
    <message>
        <source>grade.C</source>
        <translation>grade C</translation>
    </message>
    <message>
        <source>grade.made</source>
        <translation>made</translation>
    </message>
    <message>
        <source>grade.passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>grade.reject</source>
        <translation>reject</translation>
    </message>
    <message>
        <source>grade.rework</source>
        <translation>rework</translation>
    </message>
    <message>
        <source>group.cold work</source>
        <translation>cold work</translation>
    </message>
    <message>
        <source>group.decoration</source>
        <translation>decoration</translation>
    </message>
    <message>
        <source>group.dimension</source>
        <translation>dimension</translation>
    </message>
    <message>
        <source>group.forming</source>
        <translation>forming</translation>
    </message>
    <message>
        <source>group.handling</source>
        <translation>handling</translation>
    </message>
    <message>
        <source>group.lehr</source>
        <translation>lehr</translation>
    </message>
    <message>
        <source>group.melt</source>
        <translation>melt</translation>
    </message>
    <message>
        <source>group.mould and tool</source>
        <translation>mould and tool</translation>
    </message>
    <message>
        <source>import.moulds</source>
        <translation>moulds</translation>
    </message>
    <message>
        <source>import.orders</source>
        <translation>orders</translation>
    </message>
    <message>
        <source>import.products</source>
        <translation>products</translation>
    </message>
    <message>
        <source>import.recipes</source>
        <translation>recipes</translation>
    </message>
    <message>
        <source>import.workers</source>
        <translation>workers</translation>
    </message>
    <message>
        <source>meter.electricity</source>
        <translation>electricity meter</translation>
    </message>
    <message>
        <source>meter.gas</source>
        <translation>gas meter</translation>
    </message>
    <message>
        <source>mouldState.care</source>
        <translation>in care</translation>
    </message>
    <message>
        <source>mouldState.cooling</source>
        <translation>cooling</translation>
    </message>
    <message>
        <source>mouldState.cracked</source>
        <translation>cracked</translation>
    </message>
    <message>
        <source>mouldState.in-store</source>
        <translation>in store</translation>
    </message>
    <message>
        <source>mouldState.on-station</source>
        <translation>on station</translation>
    </message>
    <message>
        <source>mouldState.preheating</source>
        <translation>preheating</translation>
    </message>
    <message>
        <source>mouldState.repair</source>
        <translation>in repair</translation>
    </message>
    <message>
        <source>mouldState.scrapped</source>
        <translation>scrapped</translation>
    </message>
    <message>
        <source>mouldState.soaking</source>
        <translation>soaking</translation>
    </message>
    <message>
        <source>mouldType.cast-iron</source>
        <translation>cast iron</translation>
    </message>
    <message>
        <source>mouldType.dip</source>
        <translation>dip</translation>
    </message>
    <message>
        <source>mouldType.graphite</source>
        <translation>graphite</translation>
    </message>
    <message>
        <source>mouldType.paste</source>
        <translation>paste</translation>
    </message>
    <message>
        <source>mouldType.wood</source>
        <translation>wood</translation>
    </message>
    <message>
        <source>page.floor</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>page.melts</source>
        <translation>Melts</translation>
    </message>
    <message>
        <source>page.moulds</source>
        <translation>Moulds</translation>
    </message>
    <message>
        <source>page.reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>page.setup</source>
        <translation>Setup</translation>
    </message>
    <message>
        <source>page.station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>page.trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>quality.bad</source>
        <translation>bad</translation>
    </message>
    <message>
        <source>quality.good</source>
        <translation>good</translation>
    </message>
    <message>
        <source>quality.uncertain</source>
        <translation>uncertain</translation>
    </message>
    <message>
        <source>reason.comm-crc</source>
        <translation>answers damaged</translation>
    </message>
    <message>
        <source>reason.comm-timeout</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>reason.config</source>
        <translation>address refused</translation>
    </message>
    <message>
        <source>reason.last-known</source>
        <translation>last known before a restart</translation>
    </message>
    <message>
        <source>reason.out-of-range</source>
        <translation>out of range</translation>
    </message>
    <message>
        <source>reason.port-lost</source>
        <translation>line is gone</translation>
    </message>
    <message>
        <source>reason.sensor-break</source>
        <translation>thermocouple break</translation>
    </message>
    <message>
        <source>reason.stale</source>
        <translation>old: not refreshed</translation>
    </message>
    <message>
        <source>reason.starting</source>
        <translation>not read yet</translation>
    </message>
    <message>
        <source>reason.substituted</source>
        <translation>substituted</translation>
    </message>
    <message>
        <source>reason.typed-old</source>
        <translation>typed long ago</translation>
    </message>
    <message>
        <source>reportTable.balance</source>
        <translation>Kg balance</translation>
    </message>
    <message>
        <source>reportTable.defects</source>
        <translation>Defects</translation>
    </message>
    <message>
        <source>reportTable.fall-off</source>
        <translation>Fall-off</translation>
    </message>
    <message>
        <source>reportTable.figures</source>
        <translation>Key figures</translation>
    </message>
    <message>
        <source>reportTable.head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>reportTable.notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>reportTable.stations</source>
        <translation>Stations</translation>
    </message>
    <message>
        <source>role.admin</source>
        <translation>admin</translation>
    </message>
    <message>
        <source>role.maintenance</source>
        <translation>maintenance</translation>
    </message>
    <message>
        <source>role.manager</source>
        <translation>manager</translation>
    </message>
    <message>
        <source>role.supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>role.tender</source>
        <translation>tender</translation>
    </message>
    <message>
        <source>role.worker</source>
        <translation>worker</translation>
    </message>
    <message>
        <source>shift.day</source>
        <translation>day shift</translation>
    </message>
    <message>
        <source>shift.night</source>
        <translation>night shift</translation>
    </message>
    <message>
        <source>shift.swing</source>
        <translation>swing shift</translation>
    </message>
    <message>
        <source>source.estimated</source>
        <translation>estimated</translation>
    </message>
    <message>
        <source>source.typed</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>source.wired</source>
        <translation>wired</translation>
    </message>
    <message>
        <source>stage.charging</source>
        <translation>charging</translation>
    </message>
    <message>
        <source>stage.cooling</source>
        <translation>cooling</translation>
    </message>
    <message>
        <source>stage.dumped</source>
        <translation>dumped</translation>
    </message>
    <message>
        <source>stage.empty</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>stage.fault</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>stage.fining</source>
        <translation>fining</translation>
    </message>
    <message>
        <source>stage.hold</source>
        <translation>on hold</translation>
    </message>
    <message>
        <source>stage.melting</source>
        <translation>melting</translation>
    </message>
    <message>
        <source>stage.workable</source>
        <translation>workable</translation>
    </message>
    <message>
        <source>stage.worked-out</source>
        <translation>worked out</translation>
    </message>
    <message>
        <source>station.idle</source>
        <translation>idle</translation>
    </message>
    <message>
        <source>station.running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>station.stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>station.waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>waiting.crew</source>
        <translation>crew</translation>
    </message>
    <message>
        <source>waiting.glass</source>
        <translation>glass</translation>
    </message>
    <message>
        <source>waiting.job</source>
        <translation>job</translation>
    </message>
    <message>
        <source>waiting.melt</source>
        <translation>glass</translation>
    </message>
    <message>
        <source>waiting.mould</source>
        <translation>mould</translation>
    </message>
    <message>
        <source>window.computed</source>
        <translation>computed</translation>
    </message>
    <message>
        <source>window.default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>window.recipe</source>
        <translation>recipe</translation>
    </message>
    <message>
        <source>window.typed</source>
        <translation>typed</translation>
    </message>
</context>
</TS>
