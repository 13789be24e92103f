import { type People, people } from './people.ts'

/** Names in other letters, each with its Latin form after a colon, from which usernames and addresses are made. */
export const eastern: readonly People[] = [
  people('ru', '+7', 'Europe/Moscow', 6, {
    given:
      'Иван:ivan Мария:maria Анна:anna Александр:aleksandr Дмитрий:dmitry Екатерина:ekaterina Сергей:sergey Ольга:olga Наталья:natalya Алексей:aleksey Юлия:yulia Артём:artyom Фёдор:fyodor Жанна:zhanna Эдуард:eduard Щукарь:shchukar Любовь:lyubov Игорь:igor Елена:elena Павел:pavel',
    family:
      'Иванов:ivanov Смирнов:smirnov Кузнецов:kuznetsov Попов:popov Васильев:vasilyev Петров:petrov Соколов:sokolov Михайлов:mikhaylov Новиков:novikov Фёдоров:fyodorov Морозов:morozov Волков:volkov Алексеев:alekseev Лебедев:lebedev Семёнов:semyonov Егоров:egorov Павлов:pavlov Козлов:kozlov Степанов:stepanov Цветков:tsvetkov Щербаков:shcherbakov Юдин:yudin',
  }),
  people('uk', '+380', 'Europe/Kyiv', 3, {
    given:
      'Олена:olena Тарас:taras Оксана:oksana Андрій:andriy Ірина:iryna Їжак:yizhak Наталія:nataliya Богдан:bohdan Ганна:hanna Юрій:yuriy Єва:yeva Василь:vasyl',
    family:
      'Шевченко:shevchenko Коваленко:kovalenko Бондаренко:bondarenko Ткаченко:tkachenko Кравченко:kravchenko Олійник:oliynyk Шевчук:shevchuk Коваль:koval Поліщук:polishchuk Мельник:melnyk Лисенко:lysenko Гаврилюк:havrylyuk',
  }),
  people('el', '+30', 'Europe/Athens', 2, {
    given:
      'Γιώργος:giorgos Μαρία:maria Ελένη:eleni Κώστας:kostas Δημήτρης:dimitris Αικατερίνη:aikaterini Νίκος:nikos Βασιλική:vasiliki Ιωάννης:ioannis Σοφία:sofia Άγγελος:angelos Ευαγγελία:evangelia',
    family:
      'Παπαδόπουλος:papadopoulos Νικολάου:nikolaou Γεωργίου:georgiou Δημητρίου:dimitriou Παπανικολάου:papanikolaou Βασιλείου:vasileiou Οικονόμου:oikonomou Χατζής:chatzis Αντωνίου:antoniou Μακρής:makris Ιωάννου:ioannou',
  }),
  people('ar', '+20', 'Africa/Cairo', 4, {
    given:
      'محمد:mohamed أحمد:ahmed علي:ali فاطمة:fatima عائشة:aisha يوسف:yousef مريم:mariam عمر:omar خديجة:khadija حسن:hassan ليلى:layla إبراهيم:ibrahim نور:nour زينب:zainab سارة:sara خالد:khaled',
    family:
      'حسن:hassan إبراهيم:ibrahim السيد:elsayed عبدالله:abdullah محمود:mahmoud الحداد:alhaddad النجار:alnajjar المصري:almasri خوري:khoury منصور:mansour صالح:saleh قاسم:qasim العلي:alali الخطيب:alkhatib حمدان:hamdan',
  }),
  people('he', '+972', 'Asia/Jerusalem', 1, {
    given: 'נועה:noa תמר:tamar דוד:david יוסף:yosef אברהם:avraham מרים:miriam יעל:yael איתן:eitan שירה:shira',
    family:
      'כהן:cohen לוי:levi מזרחי:mizrahi פרץ:peretz ביטון:biton דהן:dahan אברהם:avraham פרידמן:friedman שפירא:shapira',
  }),
  people('hi', '+91', 'Asia/Kolkata', 7, {
    given:
      'आरव:aarav विवान:vivaan अदिति:aditi प्रिया:priya राहुल:rahul अनन्या:ananya संजय:sanjay सुनीता:sunita अमित:amit पूजा:pooja राजेश:rajesh कविता:kavita दीपक:deepak नेहा:neha विक्रम:vikram',
    family:
      'शर्मा:sharma वर्मा:verma गुप्ता:gupta सिंह:singh कुमार:kumar पटेल:patel रेड्डी:reddy जोशी:joshi मेहता:mehta नायर:nair राव:rao मिश्रा:mishra चौधरी:choudhary अग्रवाल:agarwal देसाई:desai',
  }),
  people('zh', '+86', 'Asia/Shanghai', 8, {
    given:
      '伟:wei 芳:fang 娜:na 秀英:xiuying 敏:min 静:jing 强:qiang 磊:lei 洋:yang 小明:xiaoming 婷婷:tingting 建国:jianguo 雪:xue 志强:zhiqiang 丽华:lihua 浩然:haoran 欣怡:xinyi 子涵:zihan 宇轩:yuxuan 梓萱:zixuan',
    family:
      '王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 黄:huang 赵:zhao 吴:wu 周:zhou 徐:xu 孙:sun 马:ma 朱:zhu 胡:hu 郭:guo 何:he 高:gao 林:lin 欧阳:ouyang 司马:sima 诸葛:zhuge',
  }),
  people('ja', '+81', 'Asia/Tokyo', 4, {
    given:
      '陽菜:hina 結衣:yui さくら:sakura 美咲:misaki 翔太:shota 蓮:ren 大輔:daisuke 健太:kenta 恵子:keiko 由美子:yumiko ケンジ:kenji ハナ:hana 一郎:ichiro 直樹:naoki 真理:mari',
    family:
      '佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki 山口:yamaguchi 松本:matsumoto 長谷川:hasegawa',
  }),
  people('ko', '+82', 'Asia/Seoul', 3, {
    given:
      '지민:jimin 서연:seoyeon 민준:minjun 하은:haeun 도윤:doyun 수빈:subin 예준:yejun 지우:jiwoo 현우:hyunwoo 은지:eunji 성민:sungmin 유진:yujin 태현:taehyun',
    family:
      '김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 임:lim 한:han 오:oh 서:seo 신:shin 남궁:namgung',
  }),
  people('th', '+66', 'Asia/Bangkok', 2, {
    given: 'สมชาย:somchai สมหญิง:somying อนันต์:anan มาลี:malee ประเสริฐ:prasert วิชัย:wichai สุดา:suda นิดา:nida ก้อง:kong',
    family: 'ศรีสุข:srisuk ทองดี:thongdi ใจดี:jaidee แสงทอง:saengthong วงศ์สวัสดิ์:wongsawat บุญมี:boonmee สุขใจ:sukjai',
  }),
  people('ka', '+995', 'Asia/Tbilisi', 1, {
    given: 'გიორგი:giorgi ნინო:nino დავით:davit მარიამი:mariami ლევან:levan თამარი:tamari ნიკოლოზი:nikolozi',
    family:
      'ბერიძე:beridze კაპანაძე:kapanadze გელაშვილი:gelashvili მაისურაძე:maisuradze ლომიძე:lomidze წიკლაური:tsiklauri',
  }),
]
