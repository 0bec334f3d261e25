"""Words of real names, of which one is no slip of another however near it is."""

from __future__ import annotations

WORDS = """
aalen abadan abakan abhar abohar abuja acadia acara acarau acarigua accra acheng afghanistan agdam
agdas ahlen aihara aitkin ajman alabama alamar alamata alasia alaska albania alcona alexandra
alexandria algeria allegan allegany alleghany allegheny allen almeria altamira altamura altona
amador amadora amakusa amaravati amarillo amman amora ampang amravati anamur anand ancona andong
andorra andrew andrews angola anjar ankang anliu anlong annaba annaka anning anoka anqing anqiu
anshan anshun anson antakya antalya anyama anyang aqaba arabi arandas aransas arcadia argentina
arica arizona arjona arkansas arlington armenia arona aruba aruja asaba asaka asakura asakusa asmara
assen atani atlanta atlantic atlantis atoka auchi austin australia austria avare azare azerbaijan
babol bacau bacon bafang bafia bafra bahamas bahrain baicheng baidi baise baisha baishan baixi
ballard ballari balti baltim bamban bambang bamyan banan banda bandera bando baneh banes banfield
banga bangaon bangladesh bangor banha banjar bankra banks bankura banner bannock banqiao baoding
baoji baoqing baoshan baotou baoying baraga baraki baran baranoa barauni barbados barber barlow
barmer barnaul barnes barra barren barron barrow barry barshi barton bartow baruni basel bashan
basti batala batang bates batna bauang bauchi bauru bawana bayamo bayamon bayan bayfield bayiji
bayji baylor bazhong beaufort beauport beckham bedford beihai beijing beining bela belarus belek
belem belen belgium belize bell bella bende bender bengbu benin bennington benson bent benton berat
bergama bergamo berlin bexar beypore bhatapara bhatara bhatpara bhawana bhiwadi bhiwandi bhiwani
bhutan bianzhuang bidar bihac bihat bijar binan binga bingham binh binzhou bishan biswan blanco
bocoio bocono bodhan boende bogor boise bolivia bolton bonab bonan bonao bond bonga bongor bonner
bonon boshan bosse boston botou botswana boyd bradford braga branco braxton brazil breda bremen
bremer brena brent brest bristol bristow brixton brooke brooks broome brunei bryan bugulma buguma
bukan bulgaria bulloch bullock buluan bumba bunda bundi bunia buram burao burgas burgos burnet
burnett burton burundi busan busia butare butte butts butuan buxar buxton buzhuang cabinda cache
cagua caguas cahama caico cairo cajamarca calama calamba calapan calauag calauan california callaway
calloway camama camarillo camas cambodia cambridge camden cameron cameroon campana campina campinas
canada cancun candler cangzhou cannes cannock cannon canton canyon caohe capas carbon cardona
carlton carmona carolina caroline carpina carson carter carver casper catamarca caucaia caucasia
celina centre centro chamberi chambers chambery chanda chandler changcheng changde changhua changji
changle changleng changli changling changning changping changqing changsha changshu changyi
changzheng changzhi changzhou chania chaoyang chaozhou chariton charleston charlestown charlton
chatham cheatham cheboygan chengde chengdu chenggu chenghua chengyang chenzhou cheremushki
cheremushky chiba chicago chico chicot chile china chinju chino chinu chisago chita chittenden
chizhou chon chongming chongqing chuzhou clanton clare clark clarke clayton clifton clinton coal
coban cocke codington coffee coffey cogan coke cole coles colima colina cologne colombia colon
colorado colton columbia comal comoros concho congo connecticut conroe cook cooke coos coosa cordoba
cordova corson cortland cotton covington cowley crato crawley crewe crittenden croatia crook cross
crowley cubal cuito cupang curry cyprus dabra dachang dacheng dade daito dale dalian daliang dallam
dallas dalton daly danao dandong dane danshui daqing darab daraw dare darke darlington dartford
dasha dashi daule daura dausa davao david davidson davie davis davison dawbon dawei dawes dawson
daxing dayton dazhong dazhou decan degan delaware dengbu dengzhou denmark dent denton denver deoria
deqing derby derry desha desna dezhou dhahran dharan dhubri dhule dhuri dickens dickenson dickinson
diffa dijon dinga dingxi dingzhou dixon djibouti dohad dominica dondo dongfeng dongguan donghai
donghe dongling dongning dongtai dongxi dongxia dongxing dongyang dongying dresden dschang dubai
dublin ducheng dumai dundo dundy dunhou duoba duobao duplin dushan duzhou eagan easter eastern
easton eaton ebina ecuador edina edinburg edinburgh edmond edmonson edmonton egypt eisen elbert elk
elko emden emmen emmet eritrea esmeralda esmeraldas essen essex este estonia eswatini etawa etawah
ethiopia etowah evaton exeter ezhou falls fangcheng fangcun fangshan fardis fargo fatsa fatwa
fayette feicheng fengcheng fengshan fengyi fenyi fergana feriana ferry filipina filipino finland
finney firozabad firuzabad fisher fishers florida foard fontana fontanar ford fordon forest forrest
fortaleza foshan franca france francis francois franklin fuding fujin fuling fuqing furth fushun
fuxin fuyang fuzhou gabela gabes gabon gage gaines galati galatsi galle gambela gambia ganda gandia
ganja gannan ganshui ganta ganzhou gaogou gaojing gaoping gaoyou gaozhou gapan garcia garden gardena
gardez garut gashua gaston gates gavle gazipur geneva genoa georgia germany ghana ghazipur gijon
gilgil gilgit giron girona glascock glasscock glenn glynn gohad gohana goiana goiania goianira golfe
gondia gongguan gordon gorgan gove gracia grady granada grand grande granja grant gravata gravatai
gray greece green greene greensville greenville greer grenada guangdong guangxi guangzhou guankou
guatemala gucheng guigang guildford guilford guilin guinea guines guixi guiyang gulin gunan gunsan
guozhen gusau gushu gusong guyana guyong gwangyang gyeongju haarlem habra hadera haicheng hailin
hailun haiti haizhou hajipur hale hall halol halton hamada hamadan hamburg hamden hamlin hampden
hanam hancheng hanchuan handa handan hanfeng hanford hangu hangzhou hanjia hanley hannan hannover
hanoi hanover hansford hansi hanson hanting hanyu harar harare harbin harburg harda hardin harding
hardy harford haripur harlem harlow harney harrow harsin hartford harvey hawaii hayes hays hebei
hedong heguan heishan helong henan hendry hengshan hengyang henley henry herat hereford
herefordshire herford hertford hertfordshire heshan heyuan hezhou highland highlands hill hilton
hoke holon honcho honduras honggang honghe hongjiang hood hooker hoover hortaleza hostel hostels
hotel hotels houston howell huacheng huadian huaicheng huaidian huainan hualong huanan huangpi
huangpu huangzhou huankou huaral huaraz huazhou hubei huicheng huilong huinan huinong huizhou hulan
humen hunan hungary huntingdon huntington huocheng hurth huzhou ibadan ibanda ibaraki ibarra iberia
icara iceland idaho ikare ikeda ikeja ikire ilagan ilford iligan ilion illinois india indiana indio
indonesia ingham iowa ipswich iranshahr irece ireland irewe irion iron irpin iruma irvine irving
irwin israel itabira itabuna itaguai itagui italy itami itapema itapeva itapevi itapira itauna
itoshima izmir izmit izumi izumo jabalpur jaffa jaffna jaigaon jaipur jaitpur jalgaon jalna jamaica
jamalpur jamnagar jampur jangaon japan japanese jarva jasper jatai jatani javanese jeypore jhansi
jiading jianchang jiangkou jiangmen jiangsu jiangxi jiangyan jiangyin jiangyou jianshui jiashan
jiaxing jiehu jieshi jieshou jijiang jinan jinchang jincheng jinding jinghong jingmen jingzhou
jining jinja jinji jinjiang jinka jinsha jinshan jinshi jinxiang jinzhong jinzhou jishou jishu
jishui jitai jitra jiujiang jiuquan jiutai jixian jizan jizhou johnson johnston jordan jubayl jufrah
jumayl justin kabale kabalo kabinda kabul kadiri kadirli kaedi kagoro kahama kahta kaihua kaiyuan
kakata kalamata kalasin kalna kalol kaluga kalyan kalyani kamagaya kambar kamsar kanasin kanata
kandi kandy kane kanjia kannur kanoya kanpur kansas kanyama karad karaj karaman karamay karnes karur
karuri kasama kashan kashgar kashiba kashihara kashiwa kashiwara kashmar kasihan kasuga kasugai
kasur kathua katoro katoya katwa kavala kavali kayes kayna kazakhstan kazan kearney kearny kediri
kelar kenedy kennedy kent kenton kentron kentucky kenya keren kern kerpen kerr khanh khanpur kharar
kidder kien kiffa kindia king kings kingston kingstown kinney kinston kiowa kiribati kiselevsk
kisilevsk kitami kiyose kiyosu klaeng klang kluang kochi kodar kolar kolda kolea kolwezi konak konan
konin konya korba koriyama korla kosai koshi koson kosong kosovo kosti kotari kotri kozan
krasnodarskiy krasnoyarskiy kuantan kufrah kulai kulti kumagaya kumba kumbo kundla kunshan kunyang
kupang kurihama kurihara kuwait kwangyang kyosai kyrgyzstan lafia lages lagos lahan laharpur lahat
laixi laiyang laizhou lakang lake lalian lamar lamia lampa lampang lander lane langxiang lanier
lanshan lanxi lanzhou largo larimer lashio lassen latimer latina latino latvia lawang lawton layton
leake leander lebanon lecce lecco lecheng leeds leipzig leiyang leon leshan lesotho levis lewis
liancheng liangxiang lianjiang lianshan lianzhou liaocheng liberia libon libya licheng liechtenstein
lijiang lille limao limay limon linares lincoln lindi linfen lingcheng lingen linghai lingyuan
linhares linjiang linn linping linshui linton linxi linyi liping lisbon lishi lishu lishui liski
lithuania liuji liuquan liuzhi liuzhou livingston livingstone lixian lizhi llano logan loire loiret
london long longfeng longgang longjiang longjing longnan longshan longshi longshui longtan longyan
lorena loudon loudoun louisiana love lowell luancheng lubin lublin lucena lucheng lucia luena lugano
luneburg lunenburg luocheng luojiang luojing lupon lushui lushun luton lutsk luxembourg luzern
luzerne luzhou luzia lynn lyon mabai macae macao macapa macau macheng macon madaba madagascar madera
madison mafinga mafra mafraq magalang magelang maicao maine mainz malabo malabon malacatan malambo
malang malapatan malawi malaysia malda maldives malindi malita malkapur mallawi malta malton manama
manas manaus mandela mandera mandla mandya mango manila manisa mansa manta maozhou maraba maradi
maran marand mardan mardin maria mariana marianao mariano mariara marica marin maringa marion
markala markapur marlow marsala marta martil martin marudi maryland masai masaka masan masasi masaya
masina masindi mason massa massac massachusetts matadi matala matao matara mataram mataro matay
matera matola matsudo matsuto maues mauritania mauritius mawana mawson mayes mbake mbale mbera mbeya
mbinga mckean mckinley mckinney mclean meade meads medford medina meishan melong melton memphis
menden merced mercer mexico miabi miami mianyang micheng michigan micronesia midland midori midrand
migori mihara milam milan milford milton minden minggang mingguang mingo minna minnesota minsk minya
miryang mishan mississippi missouri miura miyang moanda mocoa mococa modena mohammadia mohammedia
moldova monaco monapo mongo mongolia mongu monroe montana montenegro monterey monterrey monza monze
mooca mooka morena moreno morgan moriyama morley morocco moron moroni morton moshi motel motels
motley mower mozambique mpanda mtwapa mtwara mulheim muling muncar munich munnar munroe muscogee
mushie mushin musina muskogee mutare myanmar nabari nabha nagano nagaon nagari nagaur nagpur najran
nakano nakuru namibia nampa namur nanao nanbin nance nanchang nanchong nanchuan nancun nancy nanding
nandu nanfeng nangong nanhu nanjian nanjin nanjing nanlong nanning nanpiao nanping nanqiao nantai
nantes nantong nantou nanxi nanyang nanzhou naples narnaul narva nashua nashville nassau nauru
nazran nebraska neijiang nellore nenjiang nepal netherlands nevada newton newtown nguru nianzhuang
nicaragua nigde nigel niger nigeria nikki nikko ningde ninghai ningyang ninh nioki niono nioro niort
nirmal nitra noble nobles nogata nokha nordeste normal norman noroeste norton norway norwich nowata
obando obera obion ocala ocana ocean oceana odawara odesa odessa oeste ogaki okara okaya oklahoma
olimpia olympia omskaya omura omuta opole orang orange ordos oregon orford orion orlando osaka osaki
otawara owendo oxford oyama pabna padang padua page paharpur paine pakistan paktika paktiya palang
palani palau palencia palma palmas paltan panama pandi panjim panjin panlong panna panshan pantin
paraguay parana parand paranoa pardis paris parit park parke parker parla parma parmer parys pasco
passau pasto patan patna patnos patos patra payette payne peckham pecos pedreira peicheng pender
pengcheng pennington pennsylvania peoria pereira perry petropolis petroupolis phaltan philippines
phoenix piatt picheng pickens picos pike pine pingjin pingliang pingxiang pingyi pingyin pinheiro
pinheiros pinsk piranshahr pisco pitkin pitt pittsburg pittsburgh piura pizhou plano plymouth pohang
poland ponce ponnur ponnuru poole portel porter portland portsmouth portugal potter powell power
poyang prato pratt preston price pubal pucheng puchong pudong puebla pueblo pulheim pushkin pushkino
puyang qarshi qatar qianjiang qincheng qingfu qinggang qingpu qingquan qingyang qingyuan qingzhou
qinzhou qishan qiuji qonce quito qujing quzhou rabak rabat raiganj raigarh raipur rajgarh ralls
ramagundam ramganj ramgarh ramgundam ramnagar rampur randers raniganj ranong raqqah rawang rawson
ray rayong reading reagan redding redmond reims rennes renton republic republica reston rice rich
ridder riley ripley riqqah rochdale rockdale rodos roman romania rooks rosario rosarito ross rouen
rowan runan rush rusk russia rwanda saaba sabac sabae sabara sabha sabinas sabine sabya sacaba
sacoma sagar sagay sahand sahibganj saijo saiki sakata sakura sakurai salama salamiyah salem salford
salimiyah salinas saline salmas salta salto samana samar samara samba samoa sampang sampson san
sanaa sanand sanchuan sanders sandu sandy sanford sangareddi sangaredi sangju sanhui sanjo sanshui
santol santos sanya sao sarni sarnia sarov satara sathon sathorn satna saunders savar sayama scurry
seattle sejong selong semnan senegal sennan sennar sepang seraing serang serbia serov serra sewon
seychelles shaanxi shahdadpur shahzadpur shajing shancheng shandong shangkou shangzhi shankou
shanting shantou shanxi shaoyang shaozhuang shaping shchekino shchukino sheboygan sheki sheopur
sherkot sherpur shibganj shiki shilin shillong shilong shima shimla shiqi shirpur shirvan shiwan
shiyan shizhai sholapur shorapur shorkot shuizhai shulan shulin shumen shunan sibolga sibonga sierra
silvan simpson sinah sinan singa singapore sinnar siping sirjan sirsa sirsi sirvan sishui siwan
slatina slovakia slovenia slutsk smith smyth sochi sohag sohar solana solano solna solwezi somalia
songjiang songling songnan songyang spain spring springfield springs stafford stamford stanford
stanley stanly stark starke starr storey story strafford stratford sudan suicheng suiling suining
suixi suizhou sumbe sumber sumner sumter suozhen suriname surrey surry sutter suwon suzaka suzhou
suzuka swain sweden switzerland syria tacarigua tacheng tacoma tahara tahta taibai tailai tainan
taipa taiping taishan taito taitou taiwan taixing taiyuan taizhou tajikistan takayama talara talhar
tamana tamano tamba tampa tanay tanba tanda taney tanga tanggu tanghe tangshan tangwu tangxiang
tanjay tanta tantou tanza tanzania tanzhou taonan taoyuan taozhou taozhuang tariba tarija tarma
tarsus tartu tartus tarub tarut tashan taylor tempe temple tendo tennessee tenri terni terrell terry
texas thailand thanh thanhlyin thanlyin thon tianchang tianshui tianzhuang tien tilhar timon tocoa
tohana tokai tokat tolga tomskaya tonga tongchuan tongling tongshan tongzhou tooele toole toshima
tours toyama trang trani trento trenton tucson tucurui tucuruvi tulsa tultepec tulua tulun tumen
tundla tunisia turin turkey turkmenistan tustin tuvalu tuxtepec tyrrell tyumen uganda uinta uintah
ukraine upson upton uptown urena uruguay uruma uzbekistan valenca valence valencia vance vannes
vanuatu velbert vellore venezuela vermilion vermillion vermont verona victoria victorias vienna
vietnam vila villa vinh vinto vinton virac virar virginia vitoria vittoria volzhsk volzhsky wabash
wabasha wadena wakayama wake wakiso waliso walker waller walton wamena wanju wanning wanzhou warabi
ward ware warren warrick warwick wasco washington wayne wedding weihai weining wenchang wendo
wenjiang wenling wenshang wenxing wenzhou weston will wilton wisconsin wokha wolfe wonju wood
woodland woodlands woods wuchang wucheng wugang wuhai wuhan wujing wushan wuyang wuzhou wyoming
xiangcheng xiangxiang xiangyang xiangzhou xianju xiannu xianyang xiayang xichang xincheng xindi
xingcheng xingqiao xingtai xingyi xinhe xining xinji xinle xinqiao xinqing xinshi xintai xinxiang
xinxing xinyang xinye xinyi xinying xinyu xinzhai xinzhi xinzhou xiongzhou xishan xiuying xixiang
xizhi xuancheng xuantan xuchang xucheng xunchang xunyang xuyong xuzhou xuzhuang yalta yanam yancheng
yangcheng yangchun yangcun yanggu yanghe yangjiang yangju yangpu yangtun yangzhou yanji yanjia yanta
yantai yanzhou yaoji yashan yashio yates yaxing yell yemen yeoju yeongju yeosu yeyuan yezhou yichang
yicheng yilan yingjiang yintai yishan yishui yixing yizhou yokkaichi yokota yokote yongchuan
yongfeng yongning yongqing yongzhou youkaichi yuba yucheng yudong yueyang yulin yuma yumbo yuncheng
yunshan yunyang yushu yuzhou zabol zabul zacapa zacapu zalau zambia zamora zango zaozhuang zarand
zaria zarqa zavala zhabei zhangji zhangzhou zhanjiang zhaodong zhaotong zhaozhou zhaozhuang
zhengzhou zhenjiang zhenzhou zhicheng zhonghe zhongxiang zhongxin zhongxing zhoucheng zhubei
zhucheng zhuhai zhuji zhuyi zhuzhai zhuzhou zigong zimbabwe zitong ziyang zoucheng zurich
краснодарский красноярский омская томская
"""
"""Of countries, of states of the USA, and of whatever in these is a letter from another: cities of
50,000 people and more (GeoNames, geonames.org, CC BY 4.0), counties of the USA, first divisions of
countries, and a few kinds of people and houses. Small letters; accents may be left out.
"""
