<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>gaffer</name>
    <message>
        <source>%1 (%2 ago)</source>
        <translation>%1（%2前）</translation>
    </message>
    <message>
        <source>%1 (%2 old)</source>
        <translation>%1（%2前的数据）</translation>
    </message>
    <message>
        <source>%1 ago: %2</source>
        <translation>%1前：%2</translation>
    </message>
    <message>
        <source>%1 crown</source>
        <translation>%1 炉顶</translation>
    </message>
    <message>
        <source>%1 crown %2</source>
        <translation>%1 炉顶 %2</translation>
    </message>
    <message>
        <source>%1 crown %2 (%3)</source>
        <translation>%1 炉顶 %2（%3）</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 found; Enter takes the marked one.</source>
        <translation>找到 %1 个；按回车选取标记的一个。</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 克</translation>
    </message>
    <message>
        <source>%1 glass, left</source>
        <translation>%1 玻璃液、余量</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 正在赶来</translation>
    </message>
    <message>
        <source>%1 kg</source>
        <translation>%1 kg</translation>
    </message>
    <message>
        <source>%1 kinds</source>
        <translation>%1 种</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>%1 rows imported.</source>
        <translation>已导入 %1 行。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1，%2前</translation>
    </message>
    <message>
        <source>%1, counter not trusted</source>
        <translation>%1，计数器不可信</translation>
    </message>
    <message>
        <source>%1, glass ends soon</source>
        <translation>%1，料将用完</translation>
    </message>
    <message>
        <source>%1, mould: %2</source>
        <translation>%1，模具：%2</translation>
    </message>
    <message>
        <source>%1, not sent yet</source>
        <translation>%1，尚未发送</translation>
    </message>
    <message>
        <source>%1, working window %2</source>
        <translation>%1，作业温度窗口 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: how many pieces made?</source>
        <translation>%1：做了多少件？</translation>
    </message>
    <message>
        <source>%1: type a number from 0 to %2.</source>
        <translation>%1：请输入 0 到 %2 之间的数字。</translation>
    </message>
    <message>
        <source>%1: what about the call?</source>
        <translation>%1：呼叫如何处理？</translation>
    </message>
    <message>
        <source>%1: what else?</source>
        <translation>%1：还要做什么？</translation>
    </message>
    <message>
        <source>%1: what next?</source>
        <translation>%1：接下来做什么？</translation>
    </message>
    <message>
        <source>%1: where is it, how is it?</source>
        <translation>%1：在哪里，状况如何？</translation>
    </message>
    <message>
        <source>%1: which defect? (one of the pieces made)</source>
        <translation>%1：什么缺陷？（已做件中的一件）</translation>
    </message>
    <message>
        <source>%1: which mould copy?</source>
        <translation>%1：用哪一副模具？</translation>
    </message>
    <message>
        <source>%1: why does it stand?</source>
        <translation>%1：为什么停机？</translation>
    </message>
    <message>
        <source>%1–%2 °C (%3)</source>
        <translation>%1–%2 °C（%3）</translation>
    </message>
    <message>
        <source>+1 made</source>
        <translation>做成 +1</translation>
    </message>
    <message>
        <source>+n made ▸</source>
        <translation>做成 +n ▸</translation>
    </message>
    <message>
        <source>The disk is full: make room. Counts still go in, readings wait.</source>
        <translation>磁盘已满：请腾出空间。计数照常记录，读数暂存等待。</translation>
    </message>
    <message>
        <source>The disk is nearly full: make room.</source>
        <translation>磁盘快满了：请腾出空间。</translation>
    </message>
    <message>
        <source>A damaged file was set aside: see gafferctl status.</source>
        <translation>有损坏的文件已移到一边：见 gafferctl status。</translation>
    </message>
    <message>
        <source>The computer's clock and the workshop's time differ: set the clock right, then restart gafferd.</source>
        <translation>电脑时钟与车间时间不一致：请校准时钟，然后重启 gafferd。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时间差</translation>
    </message>
    <message>
        <source>All rows are taken over or none. Mistakes are listed with line and column.</source>
        <translation>要么全部导入，要么一行也不导入。错误按行和列列出。</translation>
    </message>
    <message>
        <source>All shifts</source>
        <translation>全部班次</translation>
    </message>
    <message>
        <source>At most 8 curves: take one away first.</source>
        <translation>最多 8 条曲线：请先去掉一条。</translation>
    </message>
    <message>
        <source>Bubble check of pot %1: is the gather sample clear?</source>
        <translation>坩埚 %1 气泡检查：挑料样品是否清亮？</translation>
    </message>
    <message>
        <source>Bubble check: accepted</source>
        <translation>气泡检查：已合格</translation>
    </message>
    <message>
        <source>Bubble check: not accepted yet</source>
        <translation>气泡检查：尚未合格</translation>
    </message>
    <message>
        <source>Bubble check…</source>
        <translation>气泡检查…</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CSV of the view</source>
        <translation>当前曲线的 CSV</translation>
    </message>
    <message>
        <source>CSV of the view…</source>
        <translation>当前曲线 CSV…</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Call: %1</source>
        <translation>呼叫：%1</translation>
    </message>
    <message>
        <source>Called ▸</source>
        <translation>已呼叫 ▸</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Care done</source>
        <translation>维护完成</translation>
    </message>
    <message>
        <source>Care every</source>
        <translation>维护间隔</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>加料</translation>
    </message>
    <message>
        <source>Charge pot %1</source>
        <translation>坩埚 %1 加料</translation>
    </message>
    <message>
        <source>Charge…</source>
        <translation>加料…</translation>
    </message>
    <message>
        <source>Check only</source>
        <translation>只检查</translation>
    </message>
    <message>
        <source>Choose CSV file…</source>
        <translation>选择 CSV 文件…</translation>
    </message>
    <message>
        <source>Choose a CSV file first.</source>
        <translation>请先选择 CSV 文件。</translation>
    </message>
    <message>
        <source>Choose a mould in the table first.</source>
        <translation>请先在表中选择模具。</translation>
    </message>
    <message>
        <source>Choose a point in the table first, or type for another point.</source>
        <translation>请先在表中选择测点，或为其他测点录入。</translation>
    </message>
    <message>
        <source>Choose points with the mouse or Space. Arrow keys move the crosshair.</source>
        <translation>用鼠标或空格键选择测点。方向键移动十字线。</translation>
    </message>
    <message>
        <source>Choose up to 8 points on the left.</source>
        <translation>请在左侧选择最多 8 个测点。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>货号：%1</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Condition…</source>
        <translation>状况…</translation>
    </message>
    <message>
        <source>Connecting to the service at %1 …</source>
        <translation>正在连接服务 %1 …</translation>
    </message>
    <message>
        <source>Cullet, kg</source>
        <translation>碎玻璃，kg</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>模次</translation>
    </message>
    <message>
        <source>Daily yield</source>
        <translation>成品率日报表</translation>
    </message>
    <message>
        <source>Day: light grey</source>
        <translation>白天：浅灰</translation>
    </message>
    <message>
        <source>Defect ▸</source>
        <translation>缺陷 ▸</translation>
    </message>
    <message>
        <source>Drawn by: %1</source>
        <translation>挑料工位：%1</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>交货期</translation>
    </message>
    <message>
        <source>Dump pot %1: all its glass becomes cullet, for good. Why?</source>
        <translation>倒掉坩埚 %1：全部玻璃液变为碎玻璃，不可撤回。原因？</translation>
    </message>
    <message>
        <source>Dump…</source>
        <translation>倒料…</translation>
    </message>
    <message>
        <source>End this run</source>
        <translation>结束本作业段</translation>
    </message>
    <message>
        <source>Ends by kg at %1</source>
        <translation>按料量用完 %1</translation>
    </message>
    <message>
        <source>Ends by temperature at %1</source>
        <translation>按温度结束 %1</translation>
    </message>
    <message>
        <source>Enter or double-click to explain the selected line.</source>
        <translation>按回车或双击，说明所选的一行。</translation>
    </message>
    <message>
        <source>Fetching the report…</source>
        <translation>正在取报表…</translation>
    </message>
    <message>
        <source>Find a product: code or initials</source>
        <translation>查找产品：编号或拼音首字母</translation>
    </message>
    <message>
        <source>Find a product: code, name or initials</source>
        <translation>查找产品：货号、名称或拼音首字母</translation>
    </message>
    <message>
        <source>Find a product…</source>
        <translation>查找产品…</translation>
    </message>
    <message>
        <source>Find product</source>
        <translation>查找产品</translation>
    </message>
    <message>
        <source>Fined: %1 of %2</source>
        <translation>已澄清：%1，需要 %2</translation>
    </message>
    <message>
        <source>Fitness</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>Gather: %1, piece: %2</source>
        <translation>料团 %1，成品 %2</translation>
    </message>
    <message>
        <source>Glass</source>
        <translation>玻璃</translation>
    </message>
    <message>
        <source>Glass left: %1 kg of %2 kg charged, workable %3 kg, heel %4 kg</source>
        <translation>剩料：%1 kg，共加 %2 kg，可用 %3 kg，底料 %4 kg</translation>
    </message>
    <message>
        <source>Glass temperature: %1</source>
        <translation>料温：%1</translation>
    </message>
    <message>
        <source>Glass temperature: %1 (%2)</source>
        <translation>料温：%1（%2）</translation>
    </message>
    <message>
        <source>Glass: %1</source>
        <translation>玻璃：%1</translation>
    </message>
    <message>
        <source>Glass: %1 %2, %3, left %4</source>
        <translation>料：%1 %2，%3，还有 %4</translation>
    </message>
    <message>
        <source>Glass: no melt</source>
        <translation>料：没有熔制批次</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续生产</translation>
    </message>
    <message>
        <source>Help was here</source>
        <translation>已有人来过</translation>
    </message>
    <message>
        <source>Highest working temperature</source>
        <translation>最高作业温度</translation>
    </message>
    <message>
        <source>Hold pot %1: why?</source>
        <translation>坩埚 %1 保温待产：原因？</translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation>保温待产…</translation>
    </message>
    <message>
        <source>How many pieces?</source>
        <translation>多少件？</translation>
    </message>
    <message>
        <source>I am coming</source>
        <translation>我来了</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>In this stage since %1</source>
        <translation>本阶段开始于 %1</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Last backup %1 ago.</source>
        <translation>上次备份在 %1 前。</translation>
    </message>
    <message>
        <source>Late orders: %1</source>
        <translation>延误订单：%1</translation>
    </message>
    <message>
        <source>Later ▸</source>
        <translation>往后 ▸</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>还有 %1</translation>
    </message>
    <message>
        <source>Level…</source>
        <translation>液面高度…</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>寿命</translation>
    </message>
    <message>
        <source>Live values</source>
        <translation>实时值</translation>
    </message>
    <message>
        <source>Lowest working temperature</source>
        <translation>最低作业温度</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已做</translation>
    </message>
    <message>
        <source>More ▸</source>
        <translation>更多 ▸</translation>
    </message>
    <message>
        <source>Mould</source>
        <translation>模具</translation>
    </message>
    <message>
        <source>Mould ▸</source>
        <translation>模具 ▸</translation>
    </message>
    <message>
        <source>Mould: %1</source>
        <translation>模具：%1</translation>
    </message>
    <message>
        <source>Mould: %1, %2 cycles%3</source>
        <translation>模具：%1，%2 模次%3</translation>
    </message>
    <message>
        <source>Mould: none mounted</source>
        <translation>模具：未装</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next job ▸</source>
        <translation>下一作业 ▸</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>Night: dark</source>
        <translation>夜间：深色</translation>
    </message>
    <message>
        <source>No backup for more than a day.</source>
        <translation>超过一天没有备份。</translation>
    </message>
    <message>
        <source>No data in this stretch.</source>
        <translation>这段时间没有数据。</translation>
    </message>
    <message>
        <source>No file chosen.</source>
        <translation>未选择文件。</translation>
    </message>
    <message>
        <source>No late orders</source>
        <translation>没有延误订单</translation>
    </message>
    <message>
        <source>No mistakes: %1 rows can be imported.</source>
        <translation>没有错误：可导入 %1 行。</translation>
    </message>
    <message>
        <source>No mould copy is free for this job. See page Moulds.</source>
        <translation>此作业没有空闲的模具。请看“模具”页。</translation>
    </message>
    <message>
        <source>No moulds yet. Import them from a CSV file: Setup, Import.</source>
        <translation>还没有模具。请从 CSV 文件导入：设置，导入。</translation>
    </message>
    <message>
        <source>No points are wired. Readings can be typed: press “Type a reading” and name a point, as in P1.glass.</source>
        <translation>没有接线的测点。可以手工录入：按“为其他测点录入”，写出测点名，例如 P1.glass。</translation>
    </message>
    <message>
        <source>No points yet. Wire devices in workshop.json or type readings on page Setup.</source>
        <translation>还没有测点。请在 workshop.json 中接入设备，或在“设置”页录入读数。</translation>
    </message>
    <message>
        <source>No pots yet. Add furnaces with pots to workshop.json, then run gafferctl reload.</source>
        <translation>还没有坩埚。请在 workshop.json 中加入熔炉和坩埚，然后运行 gafferctl reload。</translation>
    </message>
    <message>
        <source>No report: %1</source>
        <translation>没有报表：%1</translation>
    </message>
    <message>
        <source>No run: press Next job.</source>
        <translation>没有作业：请按“下一作业”。</translation>
    </message>
    <message>
        <source>No stations yet. Add furnaces and stations to workshop.json, then run gafferctl reload.</source>
        <translation>还没有工位。请在 workshop.json 中加入熔炉和工位，然后运行 gafferctl reload。</translation>
    </message>
    <message>
        <source>No stations yet. Add stations to workshop.json, then run gafferctl reload.</source>
        <translation>还没有工位。请在 workshop.json 中加入工位，然后运行 gafferctl reload。</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>未写出：%1</translation>
    </message>
    <message>
        <source>Not yet: too many seeds</source>
        <translation>还不行：灰泡太多</translation>
    </message>
    <message>
        <source>Note at %1</source>
        <translation>在 %1 写备注</translation>
    </message>
    <message>
        <source>Note for the span shown</source>
        <translation>为当前时段写备注</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Nothing found. Products come from Setup, Import.</source>
        <translation>没有找到。产品从“设置，导入”而来。</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>没有需要处理的事。</translation>
    </message>
    <message>
        <source>Nothing to explain</source>
        <translation>没有待说明的事</translation>
    </message>
    <message>
        <source>Nothing was counted on this day. Choose another date.</source>
        <translation>这一天没有计数。请选择其他日期。</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>没有导入：%1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Order %1: %2 of %3 made, due %4</source>
        <translation>订单 %1：已做 %2，共 %3，交货期 %4</translation>
    </message>
    <message>
        <source>Other station ▸</source>
        <translation>其他工位 ▸</translation>
    </message>
    <message>
        <source>Other words…</source>
        <translation>其他内容…</translation>
    </message>
    <message>
        <source>Override: why?</source>
        <translation>强制放行：原因？</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PIN of %1 (empty if none was set)</source>
        <translation>%1 的 PIN（未设则留空）</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Pixels per millimetre</source>
        <translation>每毫米像素</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Point, as in P1.glass, P1.level, K1.crown or a meter</source>
        <translation>测点，例如 P1.glass、P1.level、K1.crown 或表计</translation>
    </message>
    <message>
        <source>Portions planned</source>
        <translation>计划加料次数</translation>
    </message>
    <message>
        <source>Portions: %1 of %2</source>
        <translation>加料：第 %1 次，共 %2 次</translation>
    </message>
    <message>
        <source>Pot %1, melt %2: %3 %4</source>
        <translation>坩埚 %1，熔制批次 %2：%3 %4</translation>
    </message>
    <message>
        <source>Pot %1: glass in the pot by level or dip, heel included</source>
        <translation>坩埚 %1：按液面或探尺的玻璃量（含底料）</translation>
    </message>
    <message>
        <source>Pot %1: glass temperature as read</source>
        <translation>坩埚 %1：读到的料温</translation>
    </message>
    <message>
        <source>Pot %1: no melt. Press Charge to begin one.</source>
        <translation>坩埚 %1：没有熔制批次。按“加料”开始。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Q%1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Queue %1 at which station?</source>
        <translation>%1 排到哪个工位？</translation>
    </message>
    <message>
        <source>Queue at a station…</source>
        <translation>排到工位…</translation>
    </message>
    <message>
        <source>Quota per shift: %1</source>
        <translation>班产定额：%1</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始值</translation>
    </message>
    <message>
        <source>Raw batch, kg</source>
        <translation>生料，kg</translation>
    </message>
    <message>
        <source>Reading of %1</source>
        <translation>%1 的读数</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读文件…</translation>
    </message>
    <message>
        <source>Ready at %1</source>
        <translation>可用时间 %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>料方</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Round: type what you read; leave empty what you did not read.</source>
        <translation>巡检：输入读到的数值，没有读的留空。</translation>
    </message>
    <message>
        <source>Round…</source>
        <translation>巡检…</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请写几个字说明原因。</translation>
    </message>
    <message>
        <source>Say why ▸</source>
        <translation>说明原因 ▸</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Series: %1</source>
        <translation>系列：%1</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <translation>%1 退出登录？</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in: your workshop number</source>
        <translation>登录：您的工号</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Since care</source>
        <translation>维护后模次</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>字体大小</translation>
    </message>
    <message>
        <source>Start next job</source>
        <translation>开始下一作业</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Stop ▸</source>
        <translation>停机 ▸</translation>
    </message>
    <message>
        <source>Supervisor overrides…</source>
        <translation>班长强制放行…</translation>
    </message>
    <message>
        <source>Take %1 off</source>
        <translation>卸下 %1</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The last backup failed: see gafferctl status.</source>
        <translation>上次备份失败：见 gafferctl status。</translation>
    </message>
    <message>
        <source>The nightly check found damaged data: see gafferctl status.</source>
        <translation>夜间检查发现损坏的数据：见 gafferctl status。</translation>
    </message>
    <message>
        <source>This is workshop.json as taken over. Edit the file, then run gafferctl reload.</source>
        <translation>这是已生效的 workshop.json。请编辑该文件，然后运行 gafferctl reload。</translation>
    </message>
    <message>
        <source>This seat</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>This station is not in the wiring.</source>
        <translation>接线中没有这个工位。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To explain: %1</source>
        <translation>待说明：%1</translation>
    </message>
    <message>
        <source>To explain: %1, newest %2</source>
        <translation>待说明：%1，最新 %2</translation>
    </message>
    <message>
        <source>Type a number from %1 to %2.</source>
        <translation>请输入 %1 到 %2 之间的数。</translation>
    </message>
    <message>
        <source>Type a reading…</source>
        <translation>录入读数…</translation>
    </message>
    <message>
        <source>Type at least one reading.</source>
        <translation>请至少输入一个读数。</translation>
    </message>
    <message>
        <source>Type code or initials.</source>
        <translation>请输入编号或拼音首字母。</translation>
    </message>
    <message>
        <source>Type for another point…</source>
        <translation>为其他测点录入…</translation>
    </message>
    <message>
        <source>Type temperature…</source>
        <translation>录入料温…</translation>
    </message>
    <message>
        <source>Type the kilograms of raw batch or cullet, as in 120 or 85.5.</source>
        <translation>请输入生料或碎玻璃的公斤数，例如 120 或 85.5。</translation>
    </message>
    <message>
        <source>Type your workshop number.</source>
        <translation>请输入您的工号。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo %1 s</source>
        <translation>撤销 %1 秒</translation>
    </message>
    <message>
        <source>Use on this seat</source>
        <translation>用于本机</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Waiting for the service.</source>
        <translation>正在等待服务。</translation>
    </message>
    <message>
        <source>Waiting for the service; counts and calls are kept.</source>
        <translation>等待服务；计数和呼叫会保存。</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>Which station?</source>
        <translation>哪个工位？</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why did it stand?</source>
        <translation>为什么停机？</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>接线</translation>
    </message>
    <message>
        <source>Working window: %1</source>
        <translation>作业温度窗口：%1</translation>
    </message>
    <message>
        <source>Working window…</source>
        <translation>作业温度窗口…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写出…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写出：%1</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
    <message>
        <source>Yield %1, %2 ago</source>
        <translation>成品率 %1，%2前</translation>
    </message>
    <message>
        <source>Yield now %1</source>
        <translation>当前成品率 %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>as the screen says: %1</source>
        <translation>按屏幕自报：%1</translation>
    </message>
    <message>
        <source>burner adjusted</source>
        <translation>调整烧嘴</translation>
    </message>
    <message>
        <source>business date</source>
        <translation>营业日</translation>
    </message>
    <message>
        <source>calls: %1</source>
        <translation>呼叫：%1</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>counter not trusted</source>
        <translation>计数器不可信</translation>
    </message>
    <message>
        <source>day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>device refuses (%1)</source>
        <translation>设备拒绝（%1）</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>已做 %1</translation>
    </message>
    <message>
        <source>door open</source>
        <translation>炉门开着</translation>
    </message>
    <message>
        <source>encoding of the file</source>
        <translation>文件编码</translation>
    </message>
    <message>
        <source>end and start</source>
        <translation>结束并开始</translation>
    </message>
    <message>
        <source>explain.melt-held</source>
        <translation>料在保温待产</translation>
    </message>
    <message>
        <source>explain.more-rejects-than-made</source>
        <translation>废品多于已做</translation>
    </message>
    <message>
        <source>explain.no-crew</source>
        <translation>没有班组</translation>
    </message>
    <message>
        <source>explain.no-melt</source>
        <translation>没有熔制批次</translation>
    </message>
    <message>
        <source>explain.no-mould</source>
        <translation>没有模具</translation>
    </message>
    <message>
        <source>explain.no-run</source>
        <translation>没有作业段</translation>
    </message>
    <message>
        <source>explain.order-full</source>
        <translation>订单已满</translation>
    </message>
    <message>
        <source>explain.run-over</source>
        <translation>作业段已结束</translation>
    </message>
    <message>
        <source>explain.worn-mould</source>
        <translation>模具已磨损</translation>
    </message>
    <message>
        <source>explain.wrong-mould</source>
        <translation>模具不对</translation>
    </message>
    <message>
        <source>fault.encoding.unknown</source>
        <translation>未知编码 %1</translation>
    </message>
    <message>
        <source>fault.encoding.wrong</source>
        <translation>第 %1 字节不是此编码；请换另一种编码</translation>
    </message>
    <message>
        <source>fault.file.cannotWrite</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>fault.import.tooLong</source>
        <translation>文件超过 32 MiB</translation>
    </message>
    <message>
        <source>fault.people.badPin</source>
        <translation>PIN 为 4 到 12 位数字</translation>
    </message>
    <message>
        <source>fault.people.locked</source>
        <translation>PIN 错误次数太多：请等几分钟</translation>
    </message>
    <message>
        <source>fault.people.wrongPin</source>
        <translation>工号或 PIN 不对</translation>
    </message>
    <message>
        <source>fault.point.unknown</source>
        <translation>没有测点 %1</translation>
    </message>
    <message>
        <source>fault.report.cannotWrite</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>fault.report.name</source>
        <translation>没有报表 %1</translation>
    </message>
    <message>
        <source>fault.seat.journalFull</source>
        <translation>等待服务的计数太多</translation>
    </message>
    <message>
        <source>fault.seat.lost</source>
        <translation>服务未连接</translation>
    </message>
    <message>
        <source>fault.session.noNumber</source>
        <translation>需要工号</translation>
    </message>
    <message>
        <source>fault.session.notAllowed</source>
        <translation>您的角色不能做这件事</translation>
    </message>
    <message>
        <source>fault.session.pinNeeded</source>
        <translation>已设用户：请用工号和 PIN 登录</translation>
    </message>
    <message>
        <source>fault.trend.tooMany</source>
        <translation>一次最多 64 个测点</translation>
    </message>
    <message>
        <source>fault.wire.notUnderstood</source>
        <translation>服务与本机版本不一致：请更新</translation>
    </message>
    <message>
        <source>figures %1 old</source>
        <translation>%1前的数据</translation>
    </message>
    <message>
        <source>fitness.care-overdue</source>
        <translation>维护超期</translation>
    </message>
    <message>
        <source>fitness.care-soon</source>
        <translation>快要维护</translation>
    </message>
    <message>
        <source>fitness.fit</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>fitness.not-usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>fitness.worn-out</source>
        <translation>寿命已到</translation>
    </message>
    <message>
        <source>gas cut</source>
        <translation>停气</translation>
    </message>
    <message>
        <source>glass ends soon</source>
        <translation>料将用完</translation>
    </message>
    <message>
        <source>glass.amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>glass.blue</source>
        <translation>蓝料</translation>
    </message>
    <message>
        <source>glass.clear</source>
        <translation>白料</translation>
    </message>
    <message>
        <source>glass.cobalt</source>
        <translation>钴蓝</translation>
    </message>
    <message>
        <source>glass.green</source>
        <translation>绿料</translation>
    </message>
    <message>
        <source>glass.opal</source>
        <translation>乳白</translation>
    </message>
    <message>
        <source>glass.ruby</source>
        <translation>红料</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>good %1
bad %2</source>
        <translation>合格 %1
废品 %2</translation>
    </message>
    <message>
        <source>good, typed</source>
        <translation>良好，手工录入</translation>
    </message>
    <message>
        <source>grade.A</source>
        <translation>A 级</translation>
    </message>
    <message>
        <source>grade.B</source>
        <translation>B 级</translation>
    </message>
    <message>
        <source>grade.C</source>
        <translation>C 级</translation>
    </message>
    <message>
        <source>grade.made</source>
        <translation>制成</translation>
    </message>
    <message>
        <source>grade.passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>grade.reject</source>
        <translation>废品</translation>
    </message>
    <message>
        <source>grade.rework</source>
        <translation>返修</translation>
    </message>
    <message>
        <source>group.cold work</source>
        <translation>冷加工</translation>
    </message>
    <message>
        <source>group.decoration</source>
        <translation>装饰</translation>
    </message>
    <message>
        <source>group.dimension</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>group.forming</source>
        <translation>成型</translation>
    </message>
    <message>
        <source>group.handling</source>
        <translation>搬运</translation>
    </message>
    <message>
        <source>group.lehr</source>
        <translation>退火</translation>
    </message>
    <message>
        <source>group.melt</source>
        <translation>熔制</translation>
    </message>
    <message>
        <source>group.mould and tool</source>
        <translation>模具工具</translation>
    </message>
    <message>
        <source>import.moulds</source>
        <translation>模具</translation>
    </message>
    <message>
        <source>import.orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>import.products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>import.recipes</source>
        <translation>料方</translation>
    </message>
    <message>
        <source>import.workers</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>in queue: %1</source>
        <translation>队列中 %1</translation>
    </message>
    <message>
        <source>late orders</source>
        <translation>延误订单</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>已做 %1</translation>
    </message>
    <message>
        <source>made %1
bad at the hot end %2
accepted at selection %3</source>
        <translation>已做 %1
热端废品 %2
选货合格 %3</translation>
    </message>
    <message>
        <source>meter.electricity</source>
        <translation>电表</translation>
    </message>
    <message>
        <source>meter.gas</source>
        <translation>气表</translation>
    </message>
    <message>
        <source>mouldState.care</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>mouldState.cooling</source>
        <translation>冷却</translation>
    </message>
    <message>
        <source>mouldState.cracked</source>
        <translation>开裂</translation>
    </message>
    <message>
        <source>mouldState.in-store</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>mouldState.on-station</source>
        <translation>在工位</translation>
    </message>
    <message>
        <source>mouldState.preheating</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>mouldState.repair</source>
        <translation>修模</translation>
    </message>
    <message>
        <source>mouldState.scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>mouldState.soaking</source>
        <translation>浸水</translation>
    </message>
    <message>
        <source>mouldType.cast-iron</source>
        <translation>铸铁模</translation>
    </message>
    <message>
        <source>mouldType.dip</source>
        <translation>罗纹模</translation>
    </message>
    <message>
        <source>mouldType.graphite</source>
        <translation>石墨模</translation>
    </message>
    <message>
        <source>mouldType.paste</source>
        <translation>糊模</translation>
    </message>
    <message>
        <source>mouldType.wood</source>
        <translation>木模</translation>
    </message>
    <message>
        <source>moulds</source>
        <translation>模具</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>下一个：%1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>no melt</source>
        <translation>没有料</translation>
    </message>
    <message>
        <source>no run</source>
        <translation>没有作业</translation>
    </message>
    <message>
        <source>not yet confirmed: %1</source>
        <translation>未确认：%1</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>one of those made</source>
        <translation>已做件中的一件</translation>
    </message>
    <message>
        <source>page.floor</source>
        <translation>车间看板</translation>
    </message>
    <message>
        <source>page.melts</source>
        <translation>熔制</translation>
    </message>
    <message>
        <source>page.moulds</source>
        <translation>模具</translation>
    </message>
    <message>
        <source>page.reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>page.setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>page.station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>page.trends</source>
        <translation>趋势曲线</translation>
    </message>
    <message>
        <source>points to draw</source>
        <translation>要画的测点</translation>
    </message>
    <message>
        <source>pot %1</source>
        <translation>坩埚 %1</translation>
    </message>
    <message>
        <source>problems of the file</source>
        <translation>文件的问题</translation>
    </message>
    <message>
        <source>products found</source>
        <translation>找到的产品</translation>
    </message>
    <message>
        <source>quality.bad</source>
        <translation>坏</translation>
    </message>
    <message>
        <source>quality.good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>quality.uncertain</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>queue empty</source>
        <translation>队列为空</translation>
    </message>
    <message>
        <source>reason.comm-crc</source>
        <translation>通信校验错</translation>
    </message>
    <message>
        <source>reason.comm-timeout</source>
        <translation>通信中断</translation>
    </message>
    <message>
        <source>reason.config</source>
        <translation>地址配置错</translation>
    </message>
    <message>
        <source>reason.last-known</source>
        <translation>重启前的值</translation>
    </message>
    <message>
        <source>reason.out-of-range</source>
        <translation>超出量程</translation>
    </message>
    <message>
        <source>reason.port-lost</source>
        <translation>线路断开</translation>
    </message>
    <message>
        <source>reason.sensor-break</source>
        <translation>热电偶断线</translation>
    </message>
    <message>
        <source>reason.stale</source>
        <translation>数据过期</translation>
    </message>
    <message>
        <source>reason.starting</source>
        <translation>尚未读到</translation>
    </message>
    <message>
        <source>reason.substituted</source>
        <translation>代用值</translation>
    </message>
    <message>
        <source>reason.typed-old</source>
        <translation>录入已久</translation>
    </message>
    <message>
        <source>reportTable.balance</source>
        <translation>公斤平衡</translation>
    </message>
    <message>
        <source>reportTable.defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>reportTable.fall-off</source>
        <translation>工序损失</translation>
    </message>
    <message>
        <source>reportTable.figures</source>
        <translation>关键数字</translation>
    </message>
    <message>
        <source>reportTable.head</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>reportTable.notes</source>
        <translation>更正说明</translation>
    </message>
    <message>
        <source>reportTable.stations</source>
        <translation>吹制台</translation>
    </message>
    <message>
        <source>role.admin</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>role.maintenance</source>
        <translation>维修工</translation>
    </message>
    <message>
        <source>role.manager</source>
        <translation>车间主任</translation>
    </message>
    <message>
        <source>role.supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>role.tender</source>
        <translation>熔炉工</translation>
    </message>
    <message>
        <source>role.worker</source>
        <translation>工人</translation>
    </message>
    <message>
        <source>search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>service lost</source>
        <translation>服务中断</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>shift.day</source>
        <translation>白班</translation>
    </message>
    <message>
        <source>shift.night</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>shift.swing</source>
        <translation>中班</translation>
    </message>
    <message>
        <source>source.estimated</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>source.typed</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>source.wired</source>
        <translation>接线</translation>
    </message>
    <message>
        <source>stage.charging</source>
        <translation>加料</translation>
    </message>
    <message>
        <source>stage.cooling</source>
        <translation>冷却降温</translation>
    </message>
    <message>
        <source>stage.dumped</source>
        <translation>已倒料</translation>
    </message>
    <message>
        <source>stage.empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>stage.fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>stage.fining</source>
        <translation>澄清</translation>
    </message>
    <message>
        <source>stage.hold</source>
        <translation>保温待产</translation>
    </message>
    <message>
        <source>stage.melting</source>
        <translation>熔化</translation>
    </message>
    <message>
        <source>stage.workable</source>
        <translation>可作业</translation>
    </message>
    <message>
        <source>stage.worked-out</source>
        <translation>料用完</translation>
    </message>
    <message>
        <source>station %1</source>
        <translation>工位 %1</translation>
    </message>
    <message>
        <source>station.idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>station.running</source>
        <translation>生产中</translation>
    </message>
    <message>
        <source>station.stopped</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>station.waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>stop without a reason</source>
        <translation>停机未说明原因</translation>
    </message>
    <message>
        <source>stopped: say why</source>
        <translation>停机：请说明原因</translation>
    </message>
    <message>
        <source>tables of the report</source>
        <translation>报表的各表</translation>
    </message>
    <message>
        <source>thermocouple changed</source>
        <translation>更换热电偶</translation>
    </message>
    <message>
        <source>to explain</source>
        <translation>待说明</translation>
    </message>
    <message>
        <source>trend chart</source>
        <translation>趋势曲线</translation>
    </message>
    <message>
        <source>waiting.crew</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>waiting.glass</source>
        <translation>料</translation>
    </message>
    <message>
        <source>waiting.job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>waiting.melt</source>
        <translation>料</translation>
    </message>
    <message>
        <source>waiting.mould</source>
        <translation>模具</translation>
    </message>
    <message>
        <source>what to import</source>
        <translation>导入什么</translation>
    </message>
    <message>
        <source>window.computed</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>window.default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>window.recipe</source>
        <translation>料方</translation>
    </message>
    <message>
        <source>window.typed</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>workshop number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>“–” is what nothing counted; * is made of typed figures.</source>
        <translation>“–”表示没有计数；* 表示由手工录入的数得出。</translation>
    </message>
    <message>
        <source>■ Service lost since %1 (%2 ago). All figures are old. Counts and calls are kept here and sent later.</source>
        <translation>■ 服务自 %1 中断（%2前）。所有数据都是旧的。计数和呼叫保存在本机，稍后发送。</translation>
    </message>
    <message>
        <source>◂ Earlier</source>
        <translation>◂ 往前</translation>
    </message>
    <message>
        <source>◆ Nothing was imported: %1 mistakes.</source>
        <translation>◆ 没有导入：%1 处错误。</translation>
    </message>
</context>
</TS>
